//! Why a change of the outline is refused.

use kernel::Message;

use super::PieceState;
use crate::Refusal;

/// Why a change is refused; nothing has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OutlineRefusal {
    /// The change does not follow from what the office said of the piece before.
    #[error("the piece is {state}")]
    NotNow {
        /// The name of its state.
        state: &'static str,
    },
    /// The plan has no such piece.
    #[error("the plan has no such piece")]
    Missing,
    /// The title is missing.
    #[error("a piece has a title")]
    TitleMissing,
    /// The words are the same as before.
    #[error("nothing was changed")]
    NothingChanged,
    /// No sentence begins there, or none was chosen.
    #[error("a piece is split where a sentence begins")]
    SentenceMissing,
    /// No piece follows that could be a part of this one.
    #[error("no piece follows that could be merged")]
    NothingToMerge,
    /// The piece that took this one in was changed afterwards.
    #[error("the merged piece was changed since")]
    ChangedSince,
    /// The reason is missing.
    #[error("it has a reason")]
    ReasonMissing,
    /// A duty in force asks for it again and again.
    #[error("a duty in force asks for it again")]
    DutyInForce,
    /// Who keeps away from a unit cannot know whether its tasks hold the piece.
    #[error("the person keeps away from a unit")]
    KeepsAway,
    /// Tasks that came from the piece are open.
    #[error("{shown} open tasks came from it")]
    TasksOpen {
        /// How many; the person sees all of these.
        shown: u64,
    },
}

impl OutlineRefusal {
    /// The step does not follow from this state.
    pub(super) fn not_now(state: &PieceState) -> Self {
        Self::NotNow { state: state.name() }
    }
}

impl Refusal for OutlineRefusal {
    // i18n: outline-refused-*
    fn message(&self) -> Message {
        let id = match self {
            Self::NotNow { state } => {
                let id = format!("outline-refused-{state}");
                return Message { id: id.into(), args: Vec::new() };
            }
            Self::Missing => "outline-refused-missing",
            Self::TitleMissing => "outline-refused-title-missing",
            Self::NothingChanged => "outline-refused-nothing-changed",
            Self::SentenceMissing => "outline-refused-sentence-missing",
            Self::NothingToMerge => "outline-refused-nothing-to-merge",
            Self::ChangedSince => "outline-refused-changed-since",
            Self::ReasonMissing => "outline-refused-reason-missing",
            Self::DutyInForce => "outline-refused-duty-in-force",
            Self::KeepsAway => "outline-refused-keeps-away",
            Self::TasksOpen { shown } => {
                let count = i64::try_from(*shown).unwrap_or(i64::MAX);
                return Message::new("outline-refused-tasks-open").with("count", count);
            }
        };
        Message::new(id)
    }
}
