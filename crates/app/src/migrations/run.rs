//! Bringing the data up to the program: backed up first, never without keys, never backwards.

use kernel::Instant;
use sea_orm::{DatabaseConnection, EntityTrait, Set};
use sea_orm_migration::MigratorTrait;
use vault::merkle::Frontier;

use super::Steps;
use crate::record::{HEAD, log_heads, signed};
use crate::{Error, KeyStore, Result, Settings, backup};

/// The name of the newest step that the program knows.
pub(crate) fn latest_step() -> String {
    Steps::migrations().last().map(|step| step.name().to_owned()).unwrap_or_default()
}

/// The names of the steps that the data has seen, in order.
pub(crate) async fn applied_steps(db: &DatabaseConnection) -> Result<Vec<String>> {
    Steps::install(db).await?;
    let applied = Steps::get_migration_models(db).await?;
    Ok(applied.into_iter().map(|step| step.version).collect())
}

/// Migrates the data; a backup of data that already holds something is made before.
pub(crate) async fn bring_up_to_date(
    db: &DatabaseConnection,
    settings: &Settings,
    keys: &KeyStore,
    now: Instant,
) -> Result<()> {
    let applied = applied_steps(db).await?;
    let known = Steps::migrations();
    if applied.len() > known.len() {
        return Err(Error::fault("the data was written by a newer program; use that one"));
    }
    if applied.len() == known.len() {
        return Ok(());
    }
    if !applied.is_empty() {
        backup::before_migration(db, settings, keys, now).await?;
    }
    Steps::up(db, None).await?;
    if applied.is_empty() {
        begin_log(db, keys).await?;
    }
    Ok(())
}

/// The head of the empty log.
async fn begin_log(db: &DatabaseConnection, keys: &KeyStore) -> Result<()> {
    let frontier = Frontier::new();
    let head = log_heads::ActiveModel {
        id: Set(HEAD),
        checkpoint: Set(signed(&frontier, keys)?),
        frontier: Set(frontier.to_bytes()),
    };
    log_heads::Entity::insert(head).exec_without_returning(db).await?;
    Ok(())
}
