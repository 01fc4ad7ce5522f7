//! One moment of a `SQLite` database, as a file of its own.

use std::path::{Path, PathBuf};

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::facts::{EPHEMERA, Facts, tables};
use super::folder::sync_folder;
use super::manifest::Manifest;
use super::part;
use super::snapshot::require_counts;
use crate::{Database, Error, Result};

/// The database inside a backup.
pub(super) const FILE: &str = "database.sqlite";

/// Copies the database into `folder`. A connection of its own reads one moment of it, so that
/// writers do not wait (their write-ahead log grows meanwhile); the reading handle of the
/// program may not do this, since it cannot write, not even to another file.
pub(super) async fn copy_out(database: &Database, folder: &Path) -> Result<Facts> {
    let place = folder.join(FILE);
    let source = database.open_for_writing().await?;
    let path = place.to_str().ok_or_else(|| Error::fault("a path is not UTF-8"))?;
    let vacuum = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [path.into()]);
    let copied = source.execute_raw(vacuum).await;
    source.close().await?;
    copied?;
    empty_ephemera(place).await
}

/// Empties the ephemera of the copy, overwritten with zeros, and reads what it holds.
async fn empty_ephemera(copy: PathBuf) -> Result<Facts> {
    let db = Database::Sqlite(copy).open_for_writing().await?;
    // Data that are older than the program may lack one of them.
    let there = tables(&db).await?;
    for table in there.iter().filter(|table| EPHEMERA.contains(&table.as_str())) {
        db.execute_unprepared(&format!("DELETE FROM {table}")).await?;
    }
    let facts = Facts::read(&db).await;
    // Closing folds the write-ahead log of the copy into it.
    db.close().await?;
    facts
}

/// Brings the database of a backup to `place`, where none is.
pub(super) async fn bring_in(place: &Path, folder: &Path, from: &Manifest) -> Result<()> {
    let parent = place.parent().unwrap_or(place);
    std::fs::create_dir_all(parent)?;
    part::copy(&folder.join(FILE), place)?;
    sync_folder(parent)?;
    let db = Database::Sqlite(place.to_owned()).open_for_writing().await?;
    let counted = require_counts(&db, from).await;
    db.close().await?;
    counted
}
