//! What happens to visits.

use chrono::NaiveDate;
use kernel::{UnitId, VisitId};
use serde::Serialize;

use crate::{Event, Subject};

/// An event of a visit; its page tells them as its story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the fields are named as in the order that caused them")]
pub enum VisitEvent {
    /// A unit said that it comes.
    Announced {
        #[serde(skip)]
        visit: VisitId,
        school: UnitId,
        unit: UnitId,
        on: NaiveDate,
        minutes: u32,
        purpose: String,
    },
    /// It was there.
    Held {
        #[serde(skip)]
        visit: VisitId,
        on: NaiveDate,
        minutes: u32,
    },
    /// It does not come.
    CalledOff {
        #[serde(skip)]
        visit: VisitId,
        reason: String,
    },
}

/// The kinds of event that make the story of a visit. A new one needs a sentence, a look and a
/// reaction; tests hold this list against all three.
pub const VISIT_KINDS: [&str; 3] = ["visit-announced", "visit-held", "visit-called-off"];

impl Event for VisitEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::Announced { .. } => "visit-announced",
            Self::Held { .. } => "visit-held",
            Self::CalledOff { .. } => "visit-called-off",
        }
    }

    fn subject(&self) -> Subject {
        let (Self::Announced { visit, .. }
        | Self::Held { visit, .. }
        | Self::CalledOff { visit, .. }) = self;
        Subject::Visit(*visit)
    }
}
