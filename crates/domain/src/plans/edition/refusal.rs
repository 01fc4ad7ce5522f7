//! Why a step between two editions is refused.

use kernel::Message;

use super::super::TaskStateName;
use crate::Refusal;

/// Why a step is refused; nothing has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EditionRefusal {
    /// Another edition replaces the plan already.
    #[error("another edition replaces the plan already")]
    SupersededAlready,
    /// The task does not come from the edition that was replaced.
    #[error("the task does not come from the edition that was replaced")]
    NotTouched,
    /// The task is closed.
    #[error("the task is {}", .now.name())]
    Closed {
        /// Where it stands.
        now: TaskStateName,
    },
    /// Somebody said so already.
    #[error("the task was kept already")]
    KeptAlready,
    /// Nobody said so, or somebody took it back already.
    #[error("the task was not kept")]
    NotKept,
    /// The unit has the same measure of the old edition as an open task.
    #[error("the unit has the same measure of the old edition as an open task")]
    TwinOpen,
}

impl Refusal for EditionRefusal {
    // i18n: edition-refused-*
    fn message(&self) -> Message {
        Message::new(match self {
            Self::SupersededAlready => "edition-refused-superseded-already",
            Self::NotTouched => "edition-refused-not-touched",
            Self::Closed { .. } => "edition-refused-closed",
            Self::KeptAlready => "edition-refused-kept-already",
            Self::NotKept => "edition-refused-not-kept",
            Self::TwinOpen => Self::TWIN_OPEN,
        })
    }
}

impl EditionRefusal {
    /// The message that asks for a confirmation.
    pub const TWIN_OPEN: &str = "edition-refused-twin-open";
}
