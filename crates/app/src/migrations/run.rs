//! Bringing the data up to the program: backed up first, never without keys, never backwards.

use kernel::Instant;
use sea_orm::{DatabaseConnection, EntityTrait, Set};
use sea_orm_migration::MigratorTrait;
use vault::merkle::Frontier;

use super::Steps;
use crate::record::{HEAD, log_heads, signed};
use crate::{Error, KeyStore, Result, Settings, backup};

/// The names of the steps that the program knows, in order.
pub(crate) fn known_steps() -> Vec<String> {
    names::<Steps>()
}

fn names<M: MigratorTrait>() -> Vec<String> {
    M::migrations().iter().map(|step| step.name().to_owned()).collect()
}

/// The names of the steps that the data has seen, in order.
async fn applied_steps<M: MigratorTrait>(db: &DatabaseConnection) -> Result<Vec<String>> {
    M::install(db).await?;
    let applied = M::get_migration_models(db).await?;
    Ok(applied.into_iter().map(|step| step.version).collect())
}

/// Migrates the data; a backup of data that already holds something is made before.
pub(crate) async fn bring_up_to_date(
    db: &DatabaseConnection,
    settings: &Settings,
    keys: &KeyStore,
    now: Instant,
) -> Result<()> {
    bring_up_to::<Steps>(db, settings, keys, now).await
}

/// As [`bring_up_to_date`], with the steps of `M`.
pub(crate) async fn bring_up_to<M: MigratorTrait>(
    db: &DatabaseConnection,
    settings: &Settings,
    keys: &KeyStore,
    now: Instant,
) -> Result<()> {
    let applied = applied_steps::<M>(db).await?;
    let known = names::<M>();
    if applied.len() > known.len() {
        return Err(Error::fault("the data was written by a newer program; use that one"));
    }
    let Some(next) = known.get(applied.len()) else { return Ok(()) };
    if !applied.is_empty() {
        backup::before_migration(settings, keys, now, next).await?;
    }
    M::up(db, None).await?;
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
