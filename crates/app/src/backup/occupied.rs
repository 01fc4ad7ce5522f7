//! A backup comes back into an empty place only: nothing is mixed, nothing is overwritten.

use std::path::Path;

use super::facts::tables;
use super::folder::is_empty_folder;
use super::keys;
use super::refusal::BackupRefusal;
use crate::{Database, KeyStore, Result, Settings};

/// Refuses an installation or a database that holds something. The right keys may lie there
/// already.
pub(super) async fn refuse(settings: &Settings, ours: &KeyStore) -> Result<()> {
    let installation = &settings.installation;
    let stored = installation.files();
    if stored.exists() && !is_empty_folder(&stored)? {
        return Err(occupied(&stored));
    }
    if keys::found(&installation.keys())?.is_some_and(|there| there.id() != ours.id()) {
        return Err(occupied(&installation.keys()));
    }
    match &settings.database {
        Database::Sqlite(file) if file.exists() => Err(occupied(file)),
        Database::Sqlite(_) => Ok(()),
        Database::Postgres(_) => refuse_tables(&settings.database).await,
    }
}

async fn refuse_tables(database: &Database) -> Result<()> {
    let db = database.open_for_reading().await?;
    let there = tables(&db).await?;
    db.close().await?;
    match there.first() {
        None => Ok(()),
        // The URL may hold a password: the table is named instead.
        Some(table) => Err(BackupRefusal::Occupied(table.clone()).into()),
    }
}

fn occupied(place: &Path) -> crate::Error {
    BackupRefusal::Occupied(place.display().to_string()).into()
}
