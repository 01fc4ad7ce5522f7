//! The two handles: one writes, the other cannot.

use std::cell::Cell;
use std::fs;
use std::net::TcpListener;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use testkit::{Engine, World, on_both_engines};

use super::{Database, reach};
use crate::Obstacle;

on_both_engines!(
    the_reading_handle_cannot_write,
    who_looks_cannot_write,
    lists_are_planned_for_what_they_ask,
    a_server_tells_what_it_does_not_know,
);

fn database_of(world: &World) -> Database {
    let url = world.database_url();
    match url.strip_prefix("sqlite://") {
        Some(file) => Database::Sqlite(file.into()),
        None => Database::Postgres(url),
    }
}

async fn the_reading_handle_cannot_write(world: World) {
    let database = database_of(&world);
    let read = database.open_for_reading().await.unwrap();
    let write = database.open_for_writing().await.unwrap();
    let statements = [
        "UPDATE units SET position = 9",
        "INSERT INTO log_heads SELECT 2, frontier, checkpoint FROM log_heads",
        "DELETE FROM events",
        "CREATE TABLE more (id integer)",
        "DROP TABLE outbox",
    ];
    for statement in statements {
        let on_every_connection = (0..8).map(|_| read.execute_unprepared(statement));
        for refused in join_all(on_every_connection).await {
            let error = refused.expect_err(statement).to_string();
            assert!(error.contains("read"), "{statement}: {error}");
        }
        write.execute_unprepared(statement).await.expect(statement);
    }
}

async fn who_looks_cannot_write(world: World) {
    let database = database_of(&world);
    let looked = database.look(async |db| {
        let refused = db.execute_unprepared("DELETE FROM events").await.unwrap_err().to_string();
        assert!(refused.contains("read"), "{refused}");
        Ok(())
    });
    looked.await.unwrap();
}

/// The rows of `units`, looked at in a folder in which the closed database of `world` stands.
/// `meanwhile` happens during the first look. Also: how often it was looked.
async fn look_at_a_copy(meanwhile: &str) -> (i64, u32, Vec<String>) {
    let (world, folder) = (World::sqlite().await, tempfile::tempdir().unwrap());
    let file = folder.path().join("qingqu.db");
    world.execute(&format!("VACUUM INTO '{}'", file.display())).await;
    let database = Database::Sqlite(file.clone());
    database.open_for_writing().await.unwrap().close().await.unwrap();
    let looks = Cell::new(0);
    let found = database.look(async |db| {
        looks.set(looks.get() + 1);
        if looks.get() == 1 {
            let write = database.open_for_writing().await?;
            write.execute_unprepared(meanwhile).await?;
            write.close().await?;
        }
        let count = Statement::from_string(DbBackend::Sqlite, "SELECT count(*) FROM units");
        Ok(db.query_one_raw(count).await?.unwrap().try_get_by_index(0)?)
    });
    let found: i64 = found.await.unwrap();
    let names = fs::read_dir(folder.path()).unwrap();
    let names = names.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    (found, looks.get(), names)
}

#[tokio::test]
async fn a_file_at_rest_is_looked_at_once_and_nothing_is_left_beside_it() {
    let (units, looks, names) = look_at_a_copy("SELECT 1").await;
    assert!(units > 0);
    assert_eq!((looks, names), (1, vec!["qingqu.db".to_owned()]));
}

#[tokio::test]
async fn a_file_that_changed_meanwhile_is_looked_at_again() {
    let (units, looks, _) = look_at_a_copy("DELETE FROM units").await;
    assert_eq!((units, looks), (0, 2));
}

#[tokio::test]
async fn a_server_that_does_not_let_in_is_told_from_one_that_is_not_there() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let silent_at = silent.local_addr().unwrap();
    let url = |server| format!("postgres://lanxi:secret@{server}/county");
    let begun = Instant::now();
    let server = closed.to_string();
    assert_eq!(reach::require(&url(closed)).await, Err(Obstacle::Closed { server }));
    let server = silent_at.to_string();
    assert_eq!(reach::require(&url(silent_at)).await, Err(Obstacle::Silent { server }));
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    for url in ["postgres://a b", "letters://127.0.0.1/county"] {
        assert_eq!(reach::require(url).await, Err(Obstacle::Url));
    }
}

/// The server of the tests lets everybody in whom it knows, so the wrong name stands for the
/// wrong password too.
async fn a_server_tells_what_it_does_not_know(world: World) {
    let Database::Postgres(url) = database_of(&world) else { return };
    let (rest, name) = url.trim_end_matches('?').rsplit_once('/').unwrap();
    let server = rest.rsplit_once('@').unwrap().1.to_owned();
    let unknown = Obstacle::NoSuchDatabase { server: server.clone(), name: "nowhere".to_owned() };
    assert_eq!(reach::require(&format!("{rest}/nowhere")).await, Err(unknown));
    let stranger = format!("postgres://stranger:secret@{server}/{name}");
    let refused = Obstacle::Login { server, role: "stranger".to_owned() };
    assert_eq!(reach::require(&stranger).await, Err(refused));
    assert_eq!(reach::require(&url).await, Ok(()));
}

async fn lists_are_planned_for_what_they_ask(world: World) {
    if world.engine == Engine::Sqlite {
        return; // It has one plan for each statement, made with the statistics of the first migration.
    }
    let read = database_of(&world).open_for_reading().await.unwrap();
    let ask = Statement::from_string(read.get_database_backend(), "SHOW plan_cache_mode");
    let row = read.query_one_raw(ask).await.unwrap().unwrap();
    assert_eq!(row.try_get_by_index::<String>(0).unwrap(), "force_custom_plan");
}
