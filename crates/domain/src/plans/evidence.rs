//! Evidence 佐证: a file with the date it speaks of.

use chrono::NaiveDate;
use kernel::{EvidenceId, FileId, Instant, local_date};

use super::TaskRefusal;

/// What was handed in before and is handed in again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earlier {
    /// The piece of evidence.
    pub evidence: EvidenceId,
    /// When it was uploaded.
    pub uploaded_at: Instant,
}

/// The order to hand in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceOrder {
    /// Id of the new evidence.
    pub id: EvidenceId,
    /// The stored file.
    pub file: FileId,
    /// The date the evidence speaks of (the day of the meeting, not of the upload).
    pub effective_on: Option<NaiveDate>,
    /// Where the file was handed in before; `None` for a new one.
    pub earlier: Option<Earlier>,
}

/// Evidence 佐证 of one hand-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// The stored file.
    pub file: FileId,
    /// The date it speaks of; apart from the time of upload, so that paper made afterwards
    /// can be seen.
    pub effective_on: NaiveDate,
    /// When it was uploaded.
    pub uploaded_at: Instant,
    /// The evidence as which it was handed in before.
    pub again_of: Option<EvidenceId>,
}

impl Evidence {
    /// Checks one order: the effective date is there and not in the future.
    pub(super) fn check(order: &EvidenceOrder, now: Instant) -> Result<Self, TaskRefusal> {
        let effective_on = order.effective_on.ok_or(TaskRefusal::EffectiveDateMissing)?;
        if effective_on > local_date(now) {
            return Err(TaskRefusal::EffectiveDateInFuture);
        }
        Ok(Self {
            id: order.id,
            file: order.file,
            effective_on,
            uploaded_at: order.earlier.map_or(now, |earlier| earlier.uploaded_at),
            again_of: order.earlier.map(|earlier| earlier.evidence),
        })
    }
}
