//! One moment of the database inside a backup, whatever the engine.

use std::path::Path;

use sea_orm::ConnectionTrait;

use super::facts::{Facts, counts};
use super::manifest::Manifest;
use super::{postgres, sqlite};
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
    match database {
        Database::Sqlite(place) => sqlite::bring_in(place, folder, from).await,
        Database::Postgres(_) => postgres::bring_in(database, folder, from).await,
    }
}

/// Goes on only if the tables have as many rows as the backup says.
pub(super) async fn require_counts<C: ConnectionTrait>(db: &C, from: &Manifest) -> Result<()> {
    if counts(db).await? == from.counts {
        Ok(())
    } else {
        Err(Error::fault("the restored tables have other numbers of rows than the backup"))
    }
}
