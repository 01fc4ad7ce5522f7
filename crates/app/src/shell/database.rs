//! Opening a database twice: once to write, once in a way that cannot write.

#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::time::Duration;

use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DbErr, Statement, TransactionOptions,
};

/// The lowest SQLite that is safe: earlier ones can lose a commit when the WAL is reset.
const SQLITE_AT_LEAST: (u32, u32, u32) = (3, 51, 3);

/// Which database an installation uses.
#[derive(Debug, Clone)]
pub enum Database {
    /// The embedded one: a file.
    Sqlite(PathBuf),
    /// A PostgreSQL server: a URL.
    Postgres(String),
}

/// The two handles of an open database.
#[derive(Debug, Clone)]
pub(crate) struct Handles {
    /// Writes; with SQLite one connection, so that writers queue instead of colliding.
    pub(crate) write: DatabaseConnection,
    /// Cannot write.
    pub(crate) read: DatabaseConnection,
}

impl Database {
    /// Opens the database for writing only, for migrations.
    pub(crate) async fn open_for_writing(&self) -> Result<DatabaseConnection, DbErr> {
        let write = sea_orm::Database::connect(self.options(false)).await?;
        self.refuse_an_unsafe_engine(&write).await?;
        Ok(write)
    }

    /// Opens the handle that cannot write.
    pub(crate) async fn open_for_reading(&self) -> Result<DatabaseConnection, DbErr> {
        sea_orm::Database::connect(self.options(true)).await
    }

    fn options(&self, read_only: bool) -> ConnectOptions {
        let mut options = match self {
            Self::Sqlite(file) => sqlite(file, read_only),
            Self::Postgres(url) => postgres(url, read_only),
        };
        options.sqlx_logging(false).acquire_timeout(Duration::from_secs(15));
        options
    }

    async fn refuse_an_unsafe_engine(&self, db: &DatabaseConnection) -> Result<(), DbErr> {
        let Self::Sqlite(_) = self else { return Ok(()) };
        let ask = Statement::from_string(db.get_database_backend(), "SELECT sqlite_version()");
        let row = db.query_one_raw(ask).await?;
        let version: String =
            row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
        if parsed(&version) < SQLITE_AT_LEAST {
            return Err(DbErr::Custom(format!("SQLite {version} can lose data; 3.51.3 is needed")));
        }
        Ok(())
    }
}

fn parsed(version: &str) -> (u32, u32, u32) {
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next())
}

fn sqlite(file: &std::path::Path, read_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", file.display()));
    options.max_connections(if read_only { 4 } else { 1 }).min_connections(1);
    options.map_sqlx_sqlite_opts(move |options| {
        options
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("foreign_keys", "ON")
            .pragma("secure_delete", "ON")
            .pragma("trusted_schema", "OFF")
            .pragma("query_only", if read_only { "ON" } else { "OFF" })
            .pragma("cache_size", "-8000")
            .busy_timeout(Duration::from_secs(10))
    });
    options
}

fn postgres(url: &str, read_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(8).min_connections(1);
    let read_only = if read_only { "on" } else { "off" };
    options.map_sqlx_postgres_opts(move |options| {
        options.options([("default_transaction_read_only", read_only)])
    });
    options
}

/// How a writing transaction begins: with SQLite it takes the write lock at once, since a
/// deferred begin that reads and then writes can fail in a way no time-out covers.
pub(crate) fn writing() -> TransactionOptions {
    TransactionOptions {
        sqlite_transaction_mode: Some(sea_orm::SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    }
}
