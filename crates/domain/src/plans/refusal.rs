//! Why a step in the life of a task is refused.

use kernel::Message;

use super::TaskStateName;
use crate::Refusal;
use crate::files::MOST_FILES;

/// Why a step is refused; nothing has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TaskRefusal {
    /// The step does not follow from where the task stands.
    #[error("the step does not follow from state {}", .now.name())]
    NotNow {
        /// Where it stands.
        now: TaskStateName,
    },
    /// The title is missing.
    #[error("a task needs a title")]
    TitleMissing,
    /// The requirement is missing.
    #[error("a task says what is asked")]
    RequirementMissing,
    /// The due date is missing.
    #[error("a task has a due date")]
    DueMissing,
    /// The due date has passed.
    #[error("the due date has passed")]
    DuePassed,
    /// A recurring duty ends before it begins.
    #[error("a duty ends after it begins")]
    EndsBeforeItBegins,
    /// The minutes are no number, or more than a month has.
    #[error("the minutes are a number")]
    MinutesUnreadable,
    /// An office is named without a name.
    #[error("an office has a name")]
    OfficeMissing,
    /// The duty has ended.
    #[error("the duty has ended")]
    DutyEnded,
    /// No unit was chosen.
    #[error("a task has a unit that owes it")]
    UnitMissing,
    /// The measure is a task of that unit already.
    #[error("the unit has this measure as a task already")]
    AssignedAlready,
    /// Nothing was handed in.
    #[error("a hand-in needs evidence")]
    EvidenceMissing,
    /// More than [`MOST_FILES`] in one hand-in.
    #[error("a hand-in has at most {MOST_FILES} files")]
    TooManyFiles,
    /// The effective date of a piece of evidence is missing.
    #[error("evidence has an effective date")]
    EffectiveDateMissing,
    /// The effective date lies ahead.
    #[error("the effective date lies ahead")]
    EffectiveDateInFuture,
    /// The reason is missing.
    #[error("a return has a reason")]
    ReasonMissing,
    /// A request for an extension waits already.
    #[error("a request for an extension waits already")]
    ExtensionWaits,
    /// No request for an extension waits.
    #[error("no request for an extension waits")]
    NoExtensionWaits,
    /// The day is not after the present last day.
    #[error("an extension leads to a later day")]
    NotLater,
    /// The person who asked cannot decide.
    #[error("an extension is decided by somebody else")]
    OwnExtension,
    /// The pledge has a title but no text, or a text but no title.
    #[error("a pledge has a title and a text")]
    PledgeIncomplete,
    /// A pledge is confirmed, not handed in or approved like other work.
    #[error("a pledge is confirmed by both sides")]
    PledgeAsked,
    /// It is no pledge.
    #[error("the task is no pledge")]
    NoPledge,
    /// The unit has not confirmed the pledge.
    #[error("the unit has not confirmed the pledge")]
    PledgeUnconfirmed,
    /// Another text was shown than the one that holds.
    #[error("the pledge has another text")]
    PledgeChanged,
    /// Post or name of who confirms is missing.
    #[error("who confirms has a post and a name")]
    SignerMissing,
    /// No task was chosen.
    #[error("no task was chosen")]
    NothingChosen,
    /// The person who handed in cannot review.
    #[error("a hand-in is reviewed by somebody else")]
    OwnHandIn,
    /// The person has it in hand already.
    #[error("the person has it in hand already")]
    OwnAlready,
}

impl Refusal for TaskRefusal {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::NotNow { now } => return Message::new(not_now(*now)),
            Self::TitleMissing => "task-refused-title-missing",
            Self::RequirementMissing => "task-refused-requirement-missing",
            Self::DueMissing => "task-refused-due-missing",
            Self::DuePassed => "task-refused-due-passed",
            Self::EndsBeforeItBegins => "task-refused-ends-before-it-begins",
            Self::MinutesUnreadable => "task-refused-minutes-unreadable",
            Self::OfficeMissing => "task-refused-office-missing",
            Self::DutyEnded => "task-refused-duty-ended",
            Self::UnitMissing => "task-refused-unit-missing",
            Self::AssignedAlready => "task-refused-assigned-already",
            Self::EvidenceMissing => "task-refused-evidence-missing",
            Self::TooManyFiles => return too_many_files(),
            Self::EffectiveDateMissing => "task-refused-effective-date-missing",
            Self::EffectiveDateInFuture => "task-refused-effective-date-ahead",
            Self::ReasonMissing => "task-refused-reason-missing",
            Self::ExtensionWaits => "task-refused-extension-waits",
            Self::NoExtensionWaits => "task-refused-no-extension-waits",
            Self::NotLater => "task-refused-not-later",
            Self::OwnExtension => "task-refused-own-extension",
            Self::PledgeIncomplete => "task-refused-pledge-incomplete",
            Self::PledgeAsked => "task-refused-pledge-asked",
            Self::NoPledge => "task-refused-no-pledge",
            Self::PledgeUnconfirmed => "task-refused-pledge-unconfirmed",
            Self::PledgeChanged => "task-refused-pledge-changed",
            Self::SignerMissing => "task-refused-signer-missing",
            Self::NothingChosen => "task-refused-nothing-chosen",
            Self::OwnHandIn => "task-refused-own-hand-in",
            Self::OwnAlready => "task-refused-own-already",
        })
    }
}

fn too_many_files() -> Message {
    Message::new("file-refused-too-many").with("most", MOST_FILES)
}

// i18n: task-refused-*
fn not_now(state: TaskStateName) -> &'static str {
    match state {
        TaskStateName::Assigned => "task-refused-still-assigned",
        TaskStateName::Accepted => "task-refused-nothing-handed-in",
        TaskStateName::HandedIn => "task-refused-under-review",
        TaskStateName::Returned => "task-refused-returned",
        TaskStateName::Approved => "task-refused-approved",
        TaskStateName::Withdrawn => "task-refused-withdrawn",
    }
}
