//! What an engine says of a query, for tests that a query needs no more than an index.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement, TransactionTrait};

use crate::Database;

/// A connection to the database of a test, and what its engine says of a query that reads nothing
/// but an index of this name.
pub(crate) async fn by_index_alone(url: &str, index: &str) -> (DatabaseConnection, String) {
    let (database, says) = match url.strip_prefix("sqlite://") {
        Some(file) => (Database::Sqlite(file.into()), "USING COVERING INDEX"),
        None => (Database::Postgres(url.to_owned()), "Index Only Scan using"),
    };
    (database.open_for_reading().await.unwrap(), format!("{says} {index}"))
}

/// What the engine says of the query. PostgreSQL reads so few rows without an index unless told.
pub(crate) async fn explained(db: &DatabaseConnection, ask: Statement) -> String {
    let transaction = db.begin().await.unwrap();
    let is_postgres = db.get_database_backend() == DbBackend::Postgres;
    let (explain, column) = if is_postgres { ("EXPLAIN", 0) } else { ("EXPLAIN QUERY PLAN", 3) };
    if is_postgres {
        let unless = "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off";
        transaction.execute_unprepared(unless).await.unwrap();
    }
    let ask = Statement { sql: format!("{explain} {}", ask.sql), ..ask };
    let rows = transaction.query_all_raw(ask).await.unwrap();
    let lines = rows.iter().map(|row| row.try_get_by_index::<String>(column).unwrap());
    lines.collect::<Vec<_>>().join("\n")
}
