//! The two handles: one writes, the other cannot.

use futures_util::future::join_all;
use sea_orm::ConnectionTrait;
use testkit::{World, on_both_engines};

use super::Database;

on_both_engines!(the_reading_handle_cannot_write);

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
