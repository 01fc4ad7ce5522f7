//! Bringing the data up to the program: backed up first, never without keys, never backwards.

use kernel::Instant;
use sea_orm::{ConnectionTrait, DatabaseConnection, EntityTrait, Set, TransactionTrait};
use sea_orm_migration::MigratorTrait;
use vault::merkle::Frontier;

use super::Steps;
use crate::record::{HEAD, log_heads, signed};
use crate::shell::writing;
use crate::{KeyStore, Obstacle, Result, Settings, backup};

/// The names of the steps that the program knows, in order.
pub(crate) fn known_steps() -> Vec<String> {
    names::<Steps>()
}

fn names<M: MigratorTrait>() -> Vec<String> {
    M::migrations().iter().map(|step| step.name().to_owned()).collect()
}

/// The names of the steps that the data has seen, in order; none in an empty database.
async fn applied_steps<C: ConnectionTrait>(db: &C) -> Result<Vec<String>> {
    if backup::tables(db).await?.iter().any(|table| table == backup::STEPS) {
        return backup::steps(db).await;
    }
    Ok(Vec::new())
}

/// Goes on only if the data can be read: the program knows every step that they have seen. Data
/// that have not seen the newest may be read as long as what is asked for is as old.
pub(crate) async fn require_known<C: ConnectionTrait>(db: &C) -> Result<()> {
    let applied = applied_steps(db).await?;
    if applied.is_empty() {
        return Err(Obstacle::NoData.into());
    }
    require_prefix(&applied, &known_steps())
}

fn require_prefix(applied: &[String], known: &[String]) -> Result<()> {
    if known.starts_with(applied) { Ok(()) } else { Err(Obstacle::Newer.into()) }
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
    let (applied, known) = (applied_steps(db).await?, names::<M>());
    require_prefix(&applied, &known)?;
    let Some(next) = known.get(applied.len()) else { return Ok(()) };
    if !applied.is_empty() {
        backup::before_migration(settings, keys, now, next).await?;
    }
    // Tables and the head of their log appear together, or not at all.
    let transaction = db.begin_with_options(writing()).await?;
    M::up(&transaction, None).await?;
    if applied.is_empty() {
        begin_log(&transaction, keys).await?;
    }
    Ok(transaction.commit().await?)
}

/// The head of the empty log.
async fn begin_log<C: ConnectionTrait>(db: &C, keys: &KeyStore) -> Result<()> {
    let frontier = Frontier::new();
    let head = log_heads::ActiveModel {
        id: Set(HEAD),
        checkpoint: Set(signed(&frontier, keys)?),
        frontier: Set(frontier.to_bytes()),
    };
    log_heads::Entity::insert(head).exec_without_returning(db).await?;
    Ok(())
}
