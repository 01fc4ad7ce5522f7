//! One moment of the database inside a backup, whatever the engine.

use std::path::Path;

use super::facts::{Facts, counts};
use super::manifest::Manifest;
use super::{part, postgres, sqlite};
use crate::{Database, Error, Result};

/// Copies one moment of the database into `folder`; gives what it holds.
pub(super) async fn copy_out(database: &Database, folder: &Path) -> Result<Facts> {
    match database {
        Database::Sqlite(_) => sqlite::copy_out(database, folder).await,
        Database::Postgres(_) => postgres::copy_out(database, folder).await,
    }
}

/// The names of the parts that [`copy_out`] writes.
pub(super) fn part_names(database: &Database, facts: &Facts) -> Vec<String> {
    match database {
        Database::Sqlite(_) => vec![sqlite::FILE.to_owned()],
        Database::Postgres(_) => facts.counts.keys().map(|it| postgres::part_name(it)).collect(),
    }
}

/// Brings the data of a backup into the empty `database`, and counts them.
pub(super) async fn bring_in(database: &Database, folder: &Path, from: &Manifest) -> Result<()> {
    if let Database::Sqlite(place) = database {
        std::fs::create_dir_all(place.parent().unwrap_or(place))?;
        part::copy(&folder.join(sqlite::FILE), place)?;
    }
    let db = database.open_for_writing().await?;
    if let Database::Postgres(_) = database {
        postgres::load(&db, folder, from).await?;
    }
    let there = counts(&db).await?;
    db.close().await?;
    if there == from.counts {
        Ok(())
    } else {
        Err(Error::fault("the restored tables have other numbers of rows than the backup"))
    }
}
