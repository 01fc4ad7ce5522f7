//! Verifying the record: the log against its checkpoints, and every event against its leaf.
//!
//! All of it is one moment of the data, so that what is written meanwhile is no finding.

mod reading;

use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};
use vault::checkpoint::SignedCheckpoint;
use vault::log::{Fault, LogVerifier, StoredLeaf, Trust};

use self::reading::{Events, Leaf, events_of, next_leaves, stored_head};
use super::leaf::leaf_body;
use super::rows::{audit_leaves, events};
use super::verifier_key;
use crate::{Database, KeyStore, Result};

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
    /// An event is there, but no event can be made out of it.
    #[error("the event of leaf {position} cannot be read")]
    EventUnreadable {
        /// The leaf's index.
        position: i64,
    },
    /// There are leaves with something for an index that is none.
    #[error("{count} leaves have no index")]
    LeavesWithoutIndex {
        /// How many.
        count: u64,
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

/// Reads the whole record once, in chunks, and names what was tampered with; nothing is written
/// or brought up to date. `against` is a checkpoint kept outside; without one, a tail cut off
/// together with its head is not seen.
///
/// # Errors
/// A fault of the database; tampering is no error but a finding of the report.
pub async fn verify_log(
    database: &Database,
    keys: &KeyStore,
    against: Option<&SignedCheckpoint>,
) -> Result<LogReport> {
    let key = verifier_key(keys);
    let against: Vec<SignedCheckpoint> = against.cloned().into_iter().collect();
    let trust = Trust { origin: key.name(), key };
    database.look(async |db| verify(db, trust, &against).await).await
}

async fn verify<C: ConnectionTrait>(
    db: &C,
    trust: Trust<'_>,
    against: &[SignedCheckpoint],
) -> Result<LogReport> {
    let Some(head) = stored_head(db).await? else {
        return Ok(LogReport { leaves: 0, faults: vec![LogFault::HeadUnreadable] });
    };
    let mut log = LogVerifier::new(&head, against, trust);
    let (mut faults, mut indexed, mut after) = (Vec::new(), 0, None);
    loop {
        let chunk = next_leaves(db, after).await?;
        let Some(last) = chunk.last() else { break };
        after = Some(last.position);
        let events = events_of(db, &chunk).await?;
        for leaf in chunk {
            let Ok(index) = u64::try_from(leaf.position) else { continue };
            indexed += 1;
            faults.extend(compared(&leaf, &events));
            log.push(&StoredLeaf { index, bytes: leaf.body, hash: leaf.hash });
        }
    }
    let leaves = audit_leaves::Entity::find().count(db).await?;
    faults.extend(surplus(indexed, leaves, events::Entity::find().count(db).await?));
    let of_log = log.finish().err().unwrap_or_default();
    let faults = of_log.into_iter().map(LogFault::Log).chain(faults).collect();
    Ok(LogReport { leaves, faults })
}

/// What is wrong with the event of this leaf.
fn compared(leaf: &Leaf, events: &Events) -> Option<LogFault> {
    let position = leaf.position;
    let Some(event) = leaf.event_id.and_then(|id| events.get(&id)) else {
        return Some(LogFault::EventMissing { position });
    };
    match event {
        None => Some(LogFault::EventUnreadable { position }),
        Some(event) if leaf_body(event).as_bytes() != leaf.body => {
            Some(LogFault::EventEdited { position })
        }
        Some(_) => None,
    }
}

/// Rows that belong to nothing.
fn surplus(indexed: u64, leaves: u64, events: u64) -> impl Iterator<Item = LogFault> {
    let stray = leaves.saturating_sub(indexed);
    let uncovered = events.saturating_sub(leaves);
    let stray = (stray > 0).then_some(LogFault::LeavesWithoutIndex { count: stray });
    let uncovered = (uncovered > 0).then_some(LogFault::EventsWithoutLeaf { count: uncovered });
    stray.into_iter().chain(uncovered)
}
