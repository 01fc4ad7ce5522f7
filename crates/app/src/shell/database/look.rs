//! Looking at a database without leaving a trace, even on a disk that cannot be written.
//!
//! `PostgreSQL` is asked in a transaction that reads one moment. `SQLite` would make its two
//! files beside a database in WAL mode even for a reader (sqlite.org/wal.html, "Read-Only
//! Databases"). So a file at rest, which has no log beside it, is read as one that nobody
//! changes; if it did change meanwhile, because the program was started, what was read counts
//! for nothing and is read again as the file of a running program.

use std::fs::Metadata;
use std::path::Path;
use std::time::SystemTime;

use sea_orm::{
    AccessMode, DatabaseConnection, DatabaseTransaction, DbBackend, IsolationLevel,
    TransactionTrait,
};

use super::{Database, Purpose};
use crate::{Result, migrations};

impl Database {
    /// What `ask` finds in one moment of the data, which must not be newer than the program.
    ///
    /// # Errors
    /// An [`super::super::Obstacle`], a fault, or the error of `ask`.
    pub(crate) async fn look<T>(
        &self,
        ask: impl AsyncFn(&DatabaseTransaction) -> Result<T>,
    ) -> Result<T> {
        if let Self::Sqlite(file) = self
            && let Some(rest) = Rest::of(file)
        {
            let found = self.ask_once(Purpose::ReadAtRest, &ask).await;
            if Rest::of(file) == Some(rest) {
                return found;
            }
        }
        self.ask_once(Purpose::Read, &ask).await
    }

    async fn ask_once<T>(
        &self,
        purpose: Purpose,
        ask: &impl AsyncFn(&DatabaseTransaction) -> Result<T>,
    ) -> Result<T> {
        let db = self.connect(purpose).await?;
        let moment = one_moment(&db).await?;
        let found = match migrations::require_known(&moment).await {
            Ok(()) => ask(&moment).await,
            Err(unknown) => Err(unknown),
        };
        moment.rollback().await?;
        db.close().await?;
        found
    }
}

/// A transaction that cannot write and in which nothing moves. With `SQLite` every transaction
/// that reads is one, and the handle cannot write.
async fn one_moment(db: &DatabaseConnection) -> Result<DatabaseTransaction> {
    let (level, mode) = match db.get_database_backend() {
        DbBackend::Postgres => (Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly)),
        _ => (None, None),
    };
    Ok(db.begin_with_config(level, mode).await?)
}

/// A database file that no program has open: it has no log beside it, or an empty one.
#[derive(Debug, PartialEq, Eq)]
struct Rest {
    bytes: u64,
    changed_at: Option<SystemTime>,
}

impl Rest {
    fn of(file: &Path) -> Option<Self> {
        let mut log = file.as_os_str().to_owned();
        log.push("-wal");
        let is_empty = |log: Metadata| log.len() == 0;
        if !std::fs::metadata(log).map_or(true, is_empty) {
            return None;
        }
        let file = std::fs::metadata(file).ok()?;
        Some(Self { bytes: file.len(), changed_at: file.modified().ok() })
    }
}
