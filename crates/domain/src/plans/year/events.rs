//! What happens to the year of a county.

use kernel::CountyId;
use serde::Serialize;

use crate::plans::StandingKey;
use crate::{Event, Subject};

/// An event of the county's year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the fields are named as in the order that caused them")]
pub enum YearEvent {
    /// A standing duty is not for this county.
    StandingOmitted {
        #[serde(skip)]
        county: CountyId,
        key: StandingKey,
        reason: String,
    },
    /// It is proposed again.
    StandingProposedAgain {
        #[serde(skip)]
        county: CountyId,
        key: StandingKey,
    },
}

impl Event for YearEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::StandingOmitted { .. } => "standing-omitted",
            Self::StandingProposedAgain { .. } => "standing-proposed-again",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::StandingOmitted { county, .. } | Self::StandingProposedAgain { county, .. } => {
                Subject::County(*county)
            }
        }
    }
}
