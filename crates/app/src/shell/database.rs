//! Opening a database twice: once to write, once in a way that cannot write. And opening it to be
//! looked at only: then nothing is made, migrated or left behind.

mod look;
mod reach;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::time::Duration;

use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DbErr, Statement, TransactionOptions,
};

use crate::{Error, Result};

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

/// What a handle is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Write,
    Read,
    /// A file that nobody writes: no lock is taken and no file made beside it.
    ReadAtRest,
}

impl Database {
    /// Opens the database for writing only, for migrations.
    pub(crate) async fn open_for_writing(&self) -> Result<DatabaseConnection> {
        let write = self.connect(Purpose::Write).await?;
        self.refuse_an_unsafe_engine(&write).await?;
        Ok(write)
    }

    /// Opens the handle that cannot write.
    pub(crate) async fn open_for_reading(&self) -> Result<DatabaseConnection> {
        self.connect(Purpose::Read).await
    }

    async fn connect(&self, purpose: Purpose) -> Result<DatabaseConnection> {
        let mut options = match self {
            Self::Sqlite(file) => sqlite(file, purpose),
            Self::Postgres(url) => {
                reach::require(url).await?;
                postgres(url, purpose)
            }
        };
        options.sqlx_logging(false).acquire_timeout(Duration::from_secs(15));
        Ok(sea_orm::Database::connect(options).await?)
    }

    async fn refuse_an_unsafe_engine(&self, db: &DatabaseConnection) -> Result<()> {
        let Self::Sqlite(_) = self else { return Ok(()) };
        let ask = Statement::from_string(db.get_database_backend(), "SELECT sqlite_version()");
        let row = db.query_one_raw(ask).await?;
        let version: String =
            row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
        if parsed(&version) < SQLITE_AT_LEAST {
            let cause = format!("SQLite {version} can lose data; 3.51.3 is needed");
            return Err(Error::fault(DbErr::Custom(cause)));
        }
        Ok(())
    }
}

fn parsed(version: &str) -> (u32, u32, u32) {
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next())
}

fn sqlite(file: &Path, purpose: Purpose) -> ConnectOptions {
    let file = file.to_owned();
    let writes = purpose == Purpose::Write;
    let mut options = ConnectOptions::new("sqlite://");
    options.max_connections(if writes { 1 } else { 4 }).min_connections(1);
    options.map_sqlx_sqlite_opts(move |options| {
        let options = options
            .filename(&file)
            .create_if_missing(writes)
            .read_only(!writes)
            .immutable(purpose == Purpose::ReadAtRest)
            .pragma("synchronous", "FULL")
            .pragma("foreign_keys", "ON")
            .pragma("secure_delete", "ON")
            .pragma("trusted_schema", "OFF")
            .pragma("query_only", if writes { "OFF" } else { "ON" })
            .pragma("cache_size", "-8000")
            .busy_timeout(Duration::from_secs(10));
        // The file remembers it; to set it is to write.
        if writes { options.pragma("journal_mode", "WAL") } else { options }
    });
    options
}

fn postgres(url: &str, purpose: Purpose) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(8).min_connections(1);
    // Lists are planned anew each time: a plan for any filter and any limit is a bad one for most.
    let settings = if purpose == Purpose::Write {
        [("default_transaction_read_only", "off"), ("plan_cache_mode", "auto")]
    } else {
        [("default_transaction_read_only", "on"), ("plan_cache_mode", "force_custom_plan")]
    };
    options.map_sqlx_postgres_opts(move |options| options.options(settings));
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
