//! Why a step of a visit is refused, one sentence each.

use kernel::Message;

use super::{LONGEST_PURPOSE, MOST_MINUTES};
use crate::Refusal;

/// Why a step of a visit is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VisitRefusal {
    /// Visits go to schools.
    #[error("the unit is no school")]
    NotASchool,
    /// The day is missing.
    #[error("a visit has a day")]
    DayMissing,
    /// A visit is announced beforehand.
    #[error("the day has passed")]
    DayPassed,
    /// What has not been cannot have been held.
    #[error("the day is still to come")]
    DayToCome,
    /// Nor before anybody knew of it.
    #[error("the day is before the announcement")]
    BeforeAnnounced,
    /// The purpose is missing.
    #[error("a visit has a purpose")]
    PurposeMissing,
    /// The purpose has more than [`LONGEST_PURPOSE`] characters.
    #[error("the purpose is too long")]
    PurposeTooLong,
    /// The minutes are no number between 1 and [`MOST_MINUTES`].
    #[error("the minutes are out of range")]
    MinutesOutOfRange,
    /// It is called off with a reason.
    #[error("a visit is called off with a reason")]
    ReasonMissing,
    /// It was held, or called off.
    #[error("the visit is not planned any more")]
    NotPlanned,
}

impl Refusal for VisitRefusal {
    fn message(&self) -> Message {
        let message = Message::new(match self {
            Self::NotASchool => "visit-refused-not-a-school",
            Self::DayMissing => "visit-refused-day-missing",
            Self::DayPassed => "visit-refused-day-passed",
            Self::DayToCome => "visit-refused-day-to-come",
            Self::BeforeAnnounced => "visit-refused-before-announced",
            Self::PurposeMissing => "visit-refused-purpose-missing",
            Self::PurposeTooLong => "visit-refused-purpose-too-long",
            Self::MinutesOutOfRange => "visit-refused-minutes",
            Self::ReasonMissing => "visit-refused-reason-missing",
            Self::NotPlanned => "visit-refused-not-planned",
        });
        match self {
            Self::PurposeTooLong => message.with("most", LONGEST_PURPOSE),
            Self::MinutesOutOfRange => message.with("most", MOST_MINUTES),
            _ => message,
        }
    }
}
