//! `qingqu demo`.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait, Database, DbBackend, Statement};
use tempfile::TempDir;
use testkit::{Engine, World};

use crate::support::{about, assert_one_sentence, call, demonstration, finish};

#[test]
fn the_demonstration_has_its_whole_supervision_line_and_opens_again() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("demo");
    let made = about(&folder, &["demo", "--no-serve", "--today", "2026-03-09"]);
    assert_eq!(made.code, 0, "{}", made.err);
    for line in ["1 discipline team", "1 supervision office", "19 supervision groups"] {
        assert!(made.out.contains(line), "{}", made.out);
    }
    assert!(made.out.contains("  168 schools\n  and 6 departments"), "{}", made.out);
    assert!(made.out.contains("  1 plan\n"), "{}", made.out);
    let tasks = made.out.lines().find_map(|line| line.trim().strip_suffix(" tasks")).unwrap();
    let tasks: u32 = tasks.replace(',', "").parse().unwrap();
    assert!((2000..6000).contains(&tasks), "a year of duties: {tasks}");
    let accounts = fs::read_to_string(folder.join("accounts.txt")).unwrap();
    assert!(made.out.contains(&accounts) && accounts.lines().count() == 11);

    let again = about(&folder, &["demo", "--no-serve"]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(again.out.contains("168 schools") && again.out.contains("accounts.txt"));
    assert!(!again.out.contains(accounts.lines().next().unwrap()), "passwords are not repeated");
    assert_eq!(again.err, "");
}

/// The number that a question about the data of this demonstration gives.
async fn counted(folder: &Path, ask: &str) -> i64 {
    let db = Database::connect(format!("sqlite://{}", folder.join("qingqu.db").display()));
    let db = db.await.unwrap();
    let ask = Statement::from_string(DbBackend::Sqlite, ask);
    let count = db.query_one_raw(ask).await.unwrap().unwrap().try_get_by_index(0).unwrap();
    db.close().await.unwrap();
    count
}

#[tokio::test]
async fn what_the_demonstration_did_itself_names_nobody_of_the_county() {
    let (_home, folder) = demonstration();
    let done_by_itself = "FROM tasks t JOIN events e ON e.subject_id = t.id \
        AND e.kind IN ('hand-in-approved', 'pledge-counter-signed') \
        AND e.actor = 'system:demonstration'";
    let named = |whose: &str| {
        format!(
            "SELECT count(*) {done_by_itself} JOIN accounts a ON a.closed_at IS {whose} \
             AND instr(replace(t.state_data, '-', ''), lower(hex(a.id))) > 0"
        )
    };
    let tasks = counted(&folder, &format!("SELECT count(*) {done_by_itself}")).await;
    assert!(tasks > 1000, "{tasks}");
    assert_eq!(counted(&folder, &named("NULL")).await, 0, "an officer stands in what they did not");
    assert_eq!(counted(&folder, &named("NOT NULL")).await, 2 * tasks, "who entered, who approved");
}

#[cfg(unix)]
#[test]
fn nobody_else_reads_the_passwords() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = TempDir::new().unwrap();
    let folder = home.path().join("demo");
    assert_eq!(about(&folder, &["demo", "--no-serve"]).code, 0);
    let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(folder.join("accounts.txt")), mode(folder)), (0o600, 0o700));
}

#[test]
fn half_a_county_that_a_crash_left_is_not_taken_for_one() {
    let (home, folder) = demonstration();
    let growing = home.path().join("demo.making");
    fs::rename(&folder, &growing).unwrap();
    fs::remove_file(growing.join("accounts.txt")).unwrap();
    let made = about(&folder, &["demo", "--no-serve"]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(folder.join("accounts.txt").exists() && !growing.exists());
}

#[test]
fn a_folder_that_is_somebodys_is_left_alone() {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("letter.txt"), "mine").unwrap();
    let done = about(home.path(), &["demo", "--no-serve"]);
    assert_one_sentence(&done, 2);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
}

#[test]
fn an_installation_whose_database_is_elsewhere_gets_no_empty_one() {
    let (_home, folder) = demonstration();
    let database = folder.join("qingqu.db");
    fs::remove_file(&database).unwrap();
    for arguments in [&["demo", "--no-serve"][..], &["log", "verify"], &["serve"]] {
        let done = about(&folder, arguments);
        assert_one_sentence(&done, 2);
        assert!(done.err.contains("--database") && !database.exists());
    }
}

#[test]
fn a_taken_port_is_told_before_anything_is_made() {
    let home = TempDir::new().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let done = about(&home.path().join("demo"), &["demo", "--port", &port]);
    assert_one_sentence(&done, 2);
    assert!(done.err.contains(&port));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

/// An empty database on the server, if there is one: that of a world, emptied.
async fn empty_database() -> Option<World> {
    if !Engine::Postgres.is_here() {
        return None;
    }
    let world = World::on(Engine::Postgres).await;
    world.execute("DROP SCHEMA public CASCADE").await;
    world.execute("CREATE SCHEMA public").await;
    Some(world)
}

fn demo_on(world: &World, folder: &Path) -> Command {
    let mut call = call(["demo", "--no-serve", "--database", &world.database_url(), "--data"]);
    call.arg(folder);
    call
}

/// Waits until the making has come so far that a row stands in this table.
async fn until_a_row_stands(world: &World, table: &str) {
    let db = Database::connect(world.database_url()).await.unwrap();
    let ask = format!("SELECT 1 FROM {table} LIMIT 1");
    let ask = Statement::from_string(DbBackend::Postgres, ask);
    let begun = Instant::now();
    // As long as there is no table the answer is an error.
    while !matches!(db.query_one_raw(ask.clone()).await, Ok(Some(_))) {
        assert!(begun.elapsed() < Duration::from_mins(2), "{table} stayed empty");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    db.close().await.unwrap();
}

#[tokio::test]
async fn a_making_on_a_server_that_was_killed_is_begun_anew() {
    let Some(world) = empty_database().await else { return };
    let home = TempDir::new().unwrap();
    let folder = home.path().join("demo");
    for table in ["log_heads", "counties", "tasks"] {
        let mut child = demo_on(&world, &folder).stderr(Stdio::null()).spawn().unwrap();
        until_a_row_stands(&world, table).await;
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(!folder.exists(), "the making was too quick to be killed");
    }
    let elsewhere = home.path().join("elsewhere");
    let foreign = finish(&mut demo_on(&world, &elsewhere));
    assert_one_sentence(&foreign, 2);
    assert!(world.count("tasks", "1 = 1").await > 0, "half a county of another is left alone");

    let made = finish(&mut demo_on(&world, &folder));
    assert_eq!(made.code, 0, "{}", made.err);
    assert_eq!(world.count("counties", "1 = 1").await, 1);
    let verify = ["log", "verify", "--database", &world.database_url()];
    assert_eq!(about(&folder, &verify).code, 0);
    assert!(!home.path().join("demo.making").exists());
}

#[tokio::test]
async fn a_database_with_anything_in_it_is_left_alone() {
    let Some(world) = empty_database().await else { return };
    world.execute("CREATE TABLE letters (id integer)").await;
    let home = TempDir::new().unwrap();
    let done = finish(&mut demo_on(&world, &home.path().join("demo")));
    assert_one_sentence(&done, 2);
    let tables = "table_schema = 'public'";
    assert_eq!(world.count("information_schema.tables", tables).await, 1);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}
