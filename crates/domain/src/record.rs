//! What happens to the record as a whole.
//!
//! Data brought back from a backup continue an older log: what was recorded after the backup
//! is gone from them. That fork is itself an event, so that nobody can take back a day in
//! silence; a checkpoint kept outside shows what was lost.

use kernel::{CountyId, Instant};
use serde::Serialize;

use crate::{Event, Subject};

/// An event of the whole record of a county.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum RecordEvent {
    /// The data were brought back from a backup 恢复.
    Restored {
        /// The county.
        #[serde(skip)]
        county: CountyId,
        /// When the backup was made.
        backup_made_at: Instant,
        /// How many leaves the log had then; it goes on from there.
        continued_from: u64,
    },
}

impl Event for RecordEvent {
    fn kind(&self) -> &'static str {
        "data-restored"
    }

    fn subject(&self) -> Subject {
        let Self::Restored { county, .. } = self;
        Subject::County(*county)
    }
}
