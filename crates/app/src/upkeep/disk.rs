//! Room on the disk, and how much of it the database takes.

use std::path::Path;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

use crate::{Database, Result};

/// Bytes that are free for us on the disk of this folder; `None` where the system does not say.
pub(super) fn free(folder: &Path) -> Option<u64> {
    let facts = rustix::fs::statvfs(folder).ok()?;
    facts.f_bavail.checked_mul(facts.f_frsize)
}

/// Bytes that the database takes; of the embedded one with its write-ahead log.
pub(super) async fn taken(database: &Database, db: &DatabaseConnection) -> Result<u64> {
    match database {
        Database::Sqlite(file) => {
            let mut log = file.as_os_str().to_owned();
            log.push("-wal");
            Ok([Path::new(file), Path::new(&log)].into_iter().map(length).sum())
        }
        Database::Postgres(_) => {
            let ask = "SELECT pg_database_size(current_database())";
            let row = db.query_one_raw(Statement::from_string(DbBackend::Postgres, ask)).await?;
            let bytes: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
            Ok(u64::try_from(bytes).unwrap_or_default())
        }
    }
}

fn length(file: &Path) -> u64 {
    std::fs::metadata(file).map_or(0, |facts| facts.len())
}
