//! A full disk: one clear sentence, the words still there, nothing half-written.
//!
//! The database is told that it is full by its own engine, with the engine's own code, so that
//! this runs as anybody and on a server's database too: PostgreSQL raises `disk_full`, SQLite
//! finds the last row id of a table taken, which it answers as a full disk (sqlite.org/autoinc.html).
//! The files meet a disk that is really full: where the machine lets a test mount one, the test
//! runs itself again with its folders on a file system of a few megabytes.

use std::path::Path;
use std::process::Command;

use axum::http::StatusCode;
use testkit::{Engine, World, on_both_engines};

use crate::browser::Browser;

const FIELDS: [(&str, &str); 2] = [("effective_on", "2026-09-25"), ("note", "kept words")];
/// Set for a test that runs on the small disk.
const SMALL: &str = "QINGQU_SMALL_DISK";

/// Files in the store of this world, whole or in parts, without its lock.
pub fn stored(world: &World) -> usize {
    fn files_in(folder: &Path) -> usize {
        let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
        let count = |path: &Path| if path.is_dir() { files_in(path) } else { 1 };
        entries.map(|entry| count(&entry.unwrap().path())).sum()
    }
    files_in(&world.app.settings().installation.files())
}

/// From now on no such `change` finds room, such as `INSERT ON files`.
async fn fill(world: &World, change: &str) {
    let statements = match world.engine {
        Engine::Sqlite => vec![
            "CREATE TABLE full_disk (id INTEGER PRIMARY KEY AUTOINCREMENT, x)".to_owned(),
            "INSERT INTO full_disk VALUES (9223372036854775807, 0)".to_owned(),
            format!(
                "CREATE TRIGGER no_room BEFORE {change} \
                 BEGIN INSERT INTO full_disk (x) VALUES (1); END"
            ),
        ],
        Engine::Postgres => vec![
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS \
             $$BEGIN RAISE EXCEPTION 'no more' USING ERRCODE = 'disk_full'; END$$"
                .to_owned(),
            format!(
                "CREATE TRIGGER no_room BEFORE {change} \
                 FOR EACH ROW EXECUTE FUNCTION full_disk()"
            ),
        ],
    };
    for statement in statements {
        world.execute(&statement).await;
    }
}

async fn make_room(world: &World) {
    let statements: &[&str] = match world.engine {
        Engine::Sqlite => &["DROP TRIGGER no_room", "DROP TABLE full_disk"],
        Engine::Postgres => &["DROP FUNCTION full_disk CASCADE"],
    };
    for statement in statements {
        world.execute(statement).await;
    }
}

async fn a_hand_in_that_finds_no_room_in_the_database_keeps_its_words_and_leaves_no_file(
    world: World,
) {
    let task = world.task_for("Riverside").accepted().await;
    let page = format!("/tasks/{}", task.no);
    let place = format!("{page}/hand-ins");
    let mut wu = Browser::of(&world, "wu").await;
    let form = wu.get(&page).await;
    let (rows, files) = (world.row_counts().await, stored(&world));
    let pdf: [(&str, &[u8]); 1] = [("a.pdf", b"%PDF-1.4 new")];
    for change in ["INSERT ON files", "INSERT ON evidence", "UPDATE ON log_heads"] {
        fill(&world, change).await;
        let answer = wu.submit_files(&form, &place, &FIELDS, &pdf).await;
        assert_eq!(answer.status, StatusCode::INSUFFICIENT_STORAGE, "{}", answer.text());
        let text = answer.text();
        assert!(text.contains("no room left, and nothing was saved"), "{text}");
        assert!(text.contains("kept words") && text.contains("2026-09-25"), "{text}");
        assert_eq!((world.row_counts().await, stored(&world)), (rows.clone(), files), "{change}");
        make_room(&world).await;
    }
    let done = wu.submit_files(&form, &place, &FIELDS, &pdf).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_eq!(stored(&world), files + 1);
}

async fn a_full_disk_takes_away_no_file_that_was_there_before(world: World) {
    let other = world.task_for("Riverside").accepted().await;
    let task = world.task_for("Riverside").accepted().await;
    let order = world.hand_in_order(&other).await;
    let bytes = world.app.files().read(&order.evidence[0].upload).await.unwrap();
    world.command("wu", order).await.unwrap();
    let page = format!("/tasks/{}", task.no);
    let mut wu = Browser::of(&world, "wu").await;
    let form = wu.get(&page).await;
    let files = stored(&world);
    fill(&world, "INSERT ON evidence").await;
    let same: [(&str, &[u8]); 1] = [("same.txt", &bytes)];
    let answer = wu.submit_files(&form, &format!("{page}/hand-ins"), &FIELDS, &same).await;
    assert_eq!(answer.status, StatusCode::INSUFFICIENT_STORAGE);
    assert_eq!(stored(&world), files);
}

async fn whoever_only_reads_reads_on(world: World) {
    let mut wu = Browser::of(&world, "wu").await;
    fill(&world, "UPDATE ON sessions").await;
    world.clock.advance(chrono::TimeDelta::minutes(2));
    assert_eq!(wu.get("/work").await.status, StatusCode::OK);
    assert!(world.execute("UPDATE units SET position = position").await > 0);
}

async fn every_form_with_words_shows_them_again(world: World) {
    let task = world.task_for("Riverside").handed_in().await;
    let page = format!("/tasks/{}", task.no);
    let mut chen = Browser::of(&world, "chen").await;
    let form = chen.get(&page).await;
    let new = chen.get("/plans/new").await;
    fill(&world, "INSERT ON events").await;
    let reason = [("reason", "kept words")];
    let answer = chen.submit(&form, &format!("{page}/returns"), &reason).await;
    assert_eq!(answer.status, StatusCode::INSUFFICIENT_STORAGE);
    assert!(answer.text().contains("kept words</textarea>"), "{}", answer.text());
    let text = [("text", "一、做好三件事\n1. 把账贴出来。\n2. 请家长看。")];
    let answer = chen.submit_files(&new, "/plans", &text, &[]).await;
    assert_eq!(answer.status, StatusCode::INSUFFICIENT_STORAGE, "{}", answer.text());
    assert!(answer.text().contains("把账贴出来"), "{}", answer.text());
}

/// Runs this test again in a mount namespace of its own, its folders on a disk of twelve
/// mebibytes; answers whether the machine lets it.
fn run_on_a_small_disk(name: &str) -> bool {
    let own: &[&str] = &["--mount", "--user", "--map-root-user"];
    let may = |options: &[&str]| {
        let mount = ["mount", "-t", "tmpfs", "x", "/mnt"];
        let tried = Command::new("unshare").args(options).args(mount).output();
        tried.is_ok_and(|tried| tried.status.success())
    };
    let Some(options) = [&own[..1], own].into_iter().find(|options| may(options)) else {
        return false;
    };
    let folder = tempfile::tempdir().unwrap();
    let script = "mount -t tmpfs -o size=12m small \"$0\" && exec \"$@\"";
    let test = std::env::current_exe().unwrap();
    let ran = Command::new("unshare")
        .args(options)
        .args(["sh", "-c", script])
        .arg(folder.path())
        .arg(test)
        .args(["--exact", name, "--nocapture"])
        .env("TMPDIR", folder.path())
        .env(SMALL, "yes")
        .output()
        .unwrap();
    let told = [ran.stdout, ran.stderr].concat();
    let told = String::from_utf8_lossy(&told);
    assert!(ran.status.success() && told.contains("1 passed"), "{told}");
    true
}

#[expect(clippy::disallowed_methods, reason = "tests have no other configuration")]
fn is_on_a_small_disk() -> bool {
    std::env::var_os(SMALL).is_some()
}

async fn a_disk_that_is_really_full_is_told_and_left_as_it_was(world: World) {
    if !is_on_a_small_disk() {
        let engine = if world.engine == Engine::Sqlite { "sqlite" } else { "postgres" };
        let test = "full_disk::a_disk_that_is_really_full_is_told_and_left_as_it_was";
        if !run_on_a_small_disk(&format!("{test}::on_{engine}")) {
            eprintln!("not run on a small disk: this machine lets a test mount nothing");
        }
        return;
    }
    let task = world.task_for("Riverside").accepted().await;
    let page = format!("/tasks/{}", task.no);
    let place = format!("{page}/hand-ins");
    let mut wu = Browser::of(&world, "wu").await;
    let form = wu.get(&page).await;
    let (rows, files) = (world.row_counts().await, stored(&world));
    let large = [b"%PDF-1.4 ".to_vec(), vec![b'x'; 14 << 20]].concat();
    let two: [(&str, &[u8]); 2] = [("small.pdf", b"%PDF-1.4 small"), ("large.pdf", &large)];
    let full = wu.submit_files(&form, &place, &FIELDS, &two).await;
    assert_eq!(full.status, StatusCode::INSUFFICIENT_STORAGE, "{}", full.text());
    assert!(full.text().contains("kept words"), "the words came after the files");
    assert_eq!((world.row_counts().await, stored(&world)), (rows.clone(), files));

    let ballast = world.app.settings().installation.files().join("../ballast");
    while std::fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(&ballast)
        .is_ok_and(|mut file| std::io::Write::write_all(&mut file, &[7; 4096]).is_ok())
    {}
    let small = wu.submit_files(&form, &place, &FIELDS, &two[..1]).await;
    assert_eq!(small.status, StatusCode::INSUFFICIENT_STORAGE, "{}", small.text());
    world.clock.advance(chrono::TimeDelta::minutes(2));
    assert_eq!(wu.get(&page).await.status, StatusCode::OK, "reading goes on");
    assert_eq!(app::files::sweep(&world.app).await.unwrap(), 0, "and so does sweeping");
    assert_eq!((world.row_counts().await, stored(&world)), (rows, files));

    std::fs::remove_file(&ballast).unwrap();
    let done = wu.submit_files(&small, &place, &FIELDS, &two[..1]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
}

on_both_engines!(
    a_hand_in_that_finds_no_room_in_the_database_keeps_its_words_and_leaves_no_file,
    a_full_disk_takes_away_no_file_that_was_there_before,
    whoever_only_reads_reads_on,
    every_form_with_words_shows_them_again,
    a_disk_that_is_really_full_is_told_and_left_as_it_was,
);
