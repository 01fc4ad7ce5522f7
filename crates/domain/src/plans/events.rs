//! What happens to plans and tasks.

use chrono::NaiveDate;
use kernel::{AccountId, CountyId, DutyId, EvidenceId, PlanId, StampId, TaskId, UnitId};
use serde::Serialize;

use super::{
    Audience, Confirmation, Milestone, Phase, Recurrence, ReminderStage, StampKind, StandingKey,
};
use crate::{Event, Subject};

/// An event of a plan or a task; the page of a task tells them as its story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the fields are named as in the order that caused them")]
pub enum PlanEvent {
    /// A document was taken in.
    PlanRegistered {
        #[serde(skip)]
        plan: PlanId,
        measures: usize,
        #[serde(skip_serializing_if = "Option::is_none")]
        supersedes: Option<PlanId>,
    },
    /// The phases and milestones of a plan were entered.
    ScheduleSet {
        #[serde(skip)]
        plan: PlanId,
        phases: Vec<Phase>,
        milestones: Vec<Milestone>,
    },
    /// Units are asked for something from now on.
    DutyEstablished {
        #[serde(skip)]
        duty: DutyId,
        audience: Audience,
        recurrence: Recurrence,
        /// The standing duty that it was made of.
        #[serde(skip_serializing_if = "Option::is_none")]
        standing: Option<StandingKey>,
        /// SHA-256 of the text that both sides confirm.
        #[serde(skip_serializing_if = "Option::is_none")]
        pledge: Option<String>,
    },
    /// They are asked no more.
    DutyEnded {
        #[serde(skip)]
        duty: DutyId,
        reason: String,
    },
    /// It was said which unit an office is; `None` for one that is no unit here.
    OfficeNamed {
        #[serde(skip)]
        county: CountyId,
        name: String,
        unit: Option<UnitId>,
    },
    /// A unit was given its share of a duty.
    TaskAssigned {
        #[serde(skip)]
        task: TaskId,
        unit: UnitId,
        due_on: NaiveDate,
    },
    /// The unit took it on.
    TaskAccepted {
        #[serde(skip)]
        task: TaskId,
    },
    /// The unit handed in evidence.
    TaskHandedIn {
        #[serde(skip)]
        task: TaskId,
        round: u32,
        note: String,
        evidence: Vec<EvidenceId>,
    },
    /// The bureau returned it.
    HandInReturned {
        #[serde(skip)]
        task: TaskId,
        round: u32,
        reason: String,
    },
    /// The bureau approved it.
    HandInApproved {
        #[serde(skip)]
        task: TaskId,
        round: u32,
        remark: String,
    },
    /// The unit confirmed its pledge.
    PledgeConfirmed {
        #[serde(skip)]
        task: TaskId,
        round: u32,
        #[serde(flatten)]
        confirmation: Confirmation,
    },
    /// The bureau confirmed it too.
    PledgeCounterSigned {
        #[serde(skip)]
        task: TaskId,
        round: u32,
        #[serde(flatten)]
        confirmation: Confirmation,
    },
    /// The bureau took the task back.
    TaskWithdrawn {
        #[serde(skip)]
        task: TaskId,
        reason: String,
    },
    /// A holiday notice came, and due dates were looked at.
    DueDatesReviewed {
        #[serde(skip)]
        county: CountyId,
        on_days_off: u64,
    },
    /// A holiday notice or a term moved the last day, which follows from a rule.
    TaskDueMoved {
        #[serde(skip)]
        task: TaskId,
        from: NaiveDate,
        to: NaiveDate,
    },
    /// The unit asked for a later last day.
    ExtensionRequested {
        #[serde(skip)]
        task: TaskId,
        due_on: NaiveDate,
        reason: String,
    },
    /// The bureau granted one.
    ExtensionGranted {
        #[serde(skip)]
        task: TaskId,
        before: NaiveDate,
        due_on: NaiveDate,
        remark: String,
    },
    /// The bureau declined.
    ExtensionDeclined {
        #[serde(skip)]
        task: TaskId,
        reason: String,
    },
    /// It went from one person of the unit to another.
    TaskTakenOver {
        #[serde(skip)]
        task: TaskId,
        from: AccountId,
        to: AccountId,
    },
    /// It went to the unit that succeeds a closed one.
    TaskUnitChanged {
        #[serde(skip)]
        task: TaskId,
        from: UnitId,
        to: UnitId,
    },
    /// It was said whether the tasks of a plan want four stamps.
    StampsChosen {
        #[serde(skip)]
        plan: PlanId,
        wanted: bool,
        reason: String,
    },
    /// The unit stamped the task.
    TaskStamped {
        #[serde(skip)]
        task: TaskId,
        stamp: StampKind,
        on: NaiveDate,
        reference: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        supersedes: Option<StampId>,
    },
    /// The unit was reminded.
    TaskReminded {
        #[serde(skip)]
        task: TaskId,
        stage: ReminderStage,
        due_on: NaiveDate,
    },
}

/// The kinds of event that make the story of a task. A new one needs a sentence, a look and a
/// reaction; tests hold this list against all three.
pub const STORY_KINDS: [&str; 18] = [
    "task-assigned",
    "task-accepted",
    "task-handed-in",
    "hand-in-returned",
    "hand-in-approved",
    "pledge-confirmed",
    "pledge-counter-signed",
    "task-withdrawn",
    "task-due-moved",
    "extension-requested",
    "extension-granted",
    "extension-declined",
    "task-reminded",
    "task-kept",
    "task-reconsidered",
    "task-taken-over",
    "task-unit-changed",
    "task-stamped",
];

impl Event for PlanEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::PlanRegistered { .. } => "plan-registered",
            Self::ScheduleSet { .. } => "schedule-set",
            Self::DutyEstablished { .. } => "duty-established",
            Self::DutyEnded { .. } => "duty-ended",
            Self::OfficeNamed { .. } => "office-named",
            Self::TaskAssigned { .. } => "task-assigned",
            Self::TaskAccepted { .. } => "task-accepted",
            Self::TaskHandedIn { .. } => "task-handed-in",
            Self::HandInReturned { .. } => "hand-in-returned",
            Self::HandInApproved { .. } => "hand-in-approved",
            Self::PledgeConfirmed { .. } => "pledge-confirmed",
            Self::PledgeCounterSigned { .. } => "pledge-counter-signed",
            Self::TaskWithdrawn { .. } => "task-withdrawn",
            Self::DueDatesReviewed { .. } => "due-dates-reviewed",
            Self::TaskDueMoved { .. } => "task-due-moved",
            Self::ExtensionRequested { .. } => "extension-requested",
            Self::ExtensionGranted { .. } => "extension-granted",
            Self::ExtensionDeclined { .. } => "extension-declined",
            Self::TaskTakenOver { .. } => "task-taken-over",
            Self::TaskUnitChanged { .. } => "task-unit-changed",
            Self::StampsChosen { .. } => "stamps-chosen",
            Self::TaskStamped { .. } => "task-stamped",
            Self::TaskReminded { .. } => "task-reminded",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::PlanRegistered { plan, .. }
            | Self::ScheduleSet { plan, .. }
            | Self::StampsChosen { plan, .. } => Subject::Plan(*plan),
            Self::DutyEstablished { duty, .. } | Self::DutyEnded { duty, .. } => {
                Subject::Duty(*duty)
            }
            Self::DueDatesReviewed { county, .. } | Self::OfficeNamed { county, .. } => {
                Subject::County(*county)
            }
            Self::TaskAssigned { task, .. }
            | Self::TaskAccepted { task }
            | Self::TaskHandedIn { task, .. }
            | Self::HandInReturned { task, .. }
            | Self::HandInApproved { task, .. }
            | Self::PledgeConfirmed { task, .. }
            | Self::PledgeCounterSigned { task, .. }
            | Self::TaskWithdrawn { task, .. }
            | Self::TaskDueMoved { task, .. }
            | Self::ExtensionRequested { task, .. }
            | Self::ExtensionGranted { task, .. }
            | Self::ExtensionDeclined { task, .. }
            | Self::TaskTakenOver { task, .. }
            | Self::TaskUnitChanged { task, .. }
            | Self::TaskStamped { task, .. }
            | Self::TaskReminded { task, .. } => Subject::Task(*task),
        }
    }
}
