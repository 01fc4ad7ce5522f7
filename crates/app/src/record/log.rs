//! Appending to the log, at the end of every command.

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QuerySelect, Set};
use vault::checkpoint::Checkpoint;
use vault::merkle::{Frontier, leaf_hash};

use super::leaf::leaf_body;
use super::rows::{audit_leaves, events, log_heads};
use crate::{Error, KeyStore, Result, Work};

/// The one row of `log_heads`.
pub(crate) const HEAD: i32 = 1;
/// Rows of one statement: SQLite binds at most 32,766 values, PostgreSQL 65,535.
const AT_ONCE: usize = 1000;

/// Writes what the command noted: events, their leaves, and the new signed head.
///
/// The head row is locked first, so that leaves are numbered without a gap. That makes the
/// end of every command wait for the one before; it takes well under a millisecond.
pub(crate) async fn write(work: &mut Work, keys: &KeyStore) -> Result<()> {
    if work.recorded().is_empty() {
        return Ok(());
    }
    let head = log_heads::Entity::find_by_id(HEAD).lock_exclusive().one(work.db()).await?;
    let head = head.ok_or_else(|| Error::fault("the log has no head"))?;
    let mut frontier = Frontier::from_bytes(&head.frontier).map_err(Error::fault)?;
    let mut leaves = Vec::new();
    let mut rows = Vec::new();
    for recorded in work.recorded().to_vec() {
        let event = recorded.into_row(work.actor(), work.now())?;
        leaves.push(append(&mut frontier, &event)?);
        rows.push(event.into_active_model());
    }
    for some in rows.chunks(AT_ONCE) {
        events::Entity::insert_many(some.to_vec()).exec_without_returning(work.db()).await?;
    }
    for some in leaves.chunks(AT_ONCE) {
        audit_leaves::Entity::insert_many(some.to_vec()).exec_without_returning(work.db()).await?;
    }
    let head = log_heads::ActiveModel {
        id: Set(HEAD),
        frontier: Set(frontier.to_bytes()),
        checkpoint: Set(signed(&frontier, keys)?),
    };
    head.update(work.db()).await?;
    Ok(())
}

fn append(frontier: &mut Frontier, event: &events::Model) -> Result<audit_leaves::ActiveModel> {
    let body = leaf_body(event);
    let hash = leaf_hash(body.as_bytes());
    let position = i64::try_from(frontier.size()).map_err(Error::fault)?;
    frontier.push(hash);
    Ok(audit_leaves::ActiveModel {
        position: Set(position),
        county_id: Set(event.county_id),
        event_id: Set(event.id),
        body: Set(body),
        hash: Set(hash.0.to_vec()),
    })
}

/// The checkpoint over everything that `frontier` holds.
pub(crate) fn signed(frontier: &Frontier, keys: &KeyStore) -> Result<String> {
    let key = keys.checkpoint_key();
    let signed = Checkpoint::sign(key.verifier().name(), frontier.head(), key);
    Ok(signed.map_err(Error::fault)?.to_string())
}
