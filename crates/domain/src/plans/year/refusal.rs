//! Why a change of the year is refused.

use kernel::Message;

use crate::Refusal;

/// Why a change of the year is refused; nothing has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum YearRefusal {
    /// The county asks it already.
    #[error("the county asks this standing duty already")]
    TakenOver,
    /// The county said that it is not for it.
    #[error("the county left this standing duty out")]
    Omitted,
    /// It is not left out.
    #[error("this standing duty is not left out")]
    NotOmitted,
    /// The duty does not come from that standing duty.
    #[error("the duty comes from another standing duty")]
    OfAnother,
    /// The reason is missing.
    #[error("it has a reason")]
    ReasonMissing,
    /// Nothing was chosen.
    #[error("no standing duty was chosen")]
    NothingChosen,
}

impl Refusal for YearRefusal {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::TakenOver => "year-refused-taken-over",
            Self::Omitted => "year-refused-omitted",
            Self::NotOmitted => "year-refused-not-omitted",
            Self::OfAnother => "year-refused-of-another",
            Self::ReasonMissing => "year-refused-reason-missing",
            Self::NothingChosen => "year-refused-nothing-chosen",
        })
    }
}
