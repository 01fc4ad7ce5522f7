//! Verifying the record: the log against its checkpoints, and every event against its leaf.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use vault::checkpoint::SignedCheckpoint;
use vault::log::{Fault, LogVerifier, StoredLeaf, Trust};
use vault::merkle::Hash;

use super::leaf::leaf_body;
use super::log::HEAD;
use super::rows::{audit_leaves, events, log_heads};
use super::verifier_key;
use crate::{App, Error, Result};

/// Leaves read at one time.
const CHUNK: u64 = 2_000;

/// One thing found wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LogFault {
    /// The log itself was tampered with.
    #[error(transparent)]
    Log(#[from] Fault),
    /// An event was edited after its leaf was made.
    #[error("the event of leaf {position} was edited: its leaf commits to another")]
    EventEdited {
        /// The leaf's index.
        position: i64,
    },
    /// An event is not there any more.
    #[error("the event of leaf {position} is missing")]
    EventMissing {
        /// The leaf's index.
        position: i64,
    },
    /// The head of the log is gone or is no checkpoint.
    #[error("the head of the log is missing or cannot be read")]
    HeadUnreadable,
    /// There are events that no leaf covers.
    #[error("{count} events have no leaf")]
    EventsWithoutLeaf {
        /// How many.
        count: u64,
    },
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogReport {
    /// Leaves read.
    pub leaves: u64,
    /// What is wrong, in the order of the log; empty if nothing is.
    pub faults: Vec<LogFault>,
}

/// Reads the whole record once, in chunks, and names what was tampered with. `against` is a
/// checkpoint kept outside; without one, a tail cut off together with its head is not seen.
///
/// # Errors
/// A fault of the database; tampering is no error but a finding of the report.
pub async fn verify_log(app: &App, against: Option<&SignedCheckpoint>) -> Result<LogReport> {
    let key = verifier_key(app.keys());
    let Some(head) = stored_head(app).await? else {
        return Ok(LogReport { leaves: 0, faults: vec![LogFault::HeadUnreadable] });
    };
    let outside: Vec<SignedCheckpoint> = against.cloned().into_iter().collect();
    let mut log = LogVerifier::new(&head, &outside, Trust { origin: key.name(), key });
    let mut faults = Vec::new();
    let mut leaves = 0;
    let mut after = -1;
    loop {
        let chunk = next_chunk(app.read(), after).await?;
        let Some(last) = chunk.last() else { break };
        after = last.position;
        leaves += chunk.len() as u64;
        faults.extend(compare_with_events(app.read(), &chunk).await?);
        for leaf in chunk {
            log.push(&stored(leaf)?);
        }
    }
    faults.extend(events_without_leaf(app.read(), leaves).await?);
    let log_faults = log.finish().err().unwrap_or_default();
    let faults = log_faults.into_iter().map(LogFault::Log).chain(faults).collect();
    Ok(LogReport { leaves, faults })
}

/// The head as it is stored, if it can be read at all.
async fn stored_head(app: &App) -> Result<Option<SignedCheckpoint>> {
    let head = log_heads::Entity::find_by_id(HEAD).one(app.read()).await?;
    Ok(head.and_then(|head| SignedCheckpoint::parse(head.checkpoint).ok()))
}

async fn next_chunk(db: &DatabaseConnection, after: i64) -> Result<Vec<audit_leaves::Model>> {
    let leaves = audit_leaves::Entity::find()
        .filter(audit_leaves::Column::Position.gt(after))
        .order_by_asc(audit_leaves::Column::Position)
        .limit(CHUNK);
    Ok(leaves.all(db).await?)
}

fn stored(leaf: audit_leaves::Model) -> Result<StoredLeaf> {
    let hash: [u8; 32] = leaf.hash.try_into().unwrap_or_default();
    let index = u64::try_from(leaf.position).map_err(Error::fault)?;
    Ok(StoredLeaf { index, bytes: leaf.body.into_bytes(), hash: Hash(hash) })
}

/// Events that no longer give the text of their leaf.
async fn compare_with_events(
    db: &DatabaseConnection,
    leaves: &[audit_leaves::Model],
) -> Result<Vec<LogFault>> {
    let ids = leaves.iter().map(|leaf| leaf.event_id);
    let found = events::Entity::find().filter(events::Column::Id.is_in(ids)).all(db).await?;
    let by_id: HashMap<Uuid, events::Model> = found.into_iter().map(|e| (e.id, e)).collect();
    let check = |leaf: &audit_leaves::Model| {
        let position = leaf.position;
        match by_id.get(&leaf.event_id) {
            None => Some(LogFault::EventMissing { position }),
            Some(event) if leaf_body(event) != leaf.body => {
                Some(LogFault::EventEdited { position })
            }
            Some(_) => None,
        }
    };
    Ok(leaves.iter().filter_map(check).collect())
}

async fn events_without_leaf(db: &DatabaseConnection, leaves: u64) -> Result<Option<LogFault>> {
    use sea_orm::PaginatorTrait;
    let events = events::Entity::find().count(db).await?;
    Ok((events > leaves).then(|| LogFault::EventsWithoutLeaf { count: events - leaves }))
}
