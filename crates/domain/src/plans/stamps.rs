//! Four stamps 四同 (同研究、同部署、同检查、同落实): supervision goes together with the work it
//! supervises, from the first meeting to the last step.
//!
//! The office chooses for a plan whether its tasks want them. The unit gives each stamp with the
//! day on which it took place and a short reference: which meeting, notice or inspection. They
//! come in any order. A stamp is corrected by one that supersedes it (invariant 6); a missing one
//! holds nothing up, but whoever reviews the hand-in sees it.
//!
//! Source: county work plans that ask for the four together; which plans do is the office's choice.

use chrono::NaiveDate;
use kernel::{AccountId, Instant, Message, PlanId, StampId, TaskId, Version, local_date};
use serde::{Deserialize, Serialize};

use super::assign::filled;
use super::{PlanEvent, Task, TaskStateName};
use crate::Refusal;

/// Most characters of a reference.
pub const LONGEST_REFERENCE: usize = 200;

/// Which of the four.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StampKind {
    /// 同研究.
    Studied,
    /// 同部署.
    Deployed,
    /// 同检查.
    Inspected,
    /// 同落实.
    Implemented,
}

impl StampKind {
    /// The four, in the order in which people say them.
    pub const ALL: [Self; 4] = [Self::Studied, Self::Deployed, Self::Inspected, Self::Implemented];

    /// The stable name, as stored; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Studied => "studied",
            Self::Deployed => "deployed",
            Self::Inspected => "inspected",
            Self::Implemented => "implemented",
        }
    }

    /// The kind of that stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A stamp of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Its id.
    pub id: StampId,
    /// The task.
    pub task: TaskId,
    /// Which of the four.
    pub kind: StampKind,
    /// The day on which it took place.
    pub on: NaiveDate,
    /// Which meeting, notice or inspection.
    pub reference: String,
    /// Who gave it.
    pub by: AccountId,
    /// When.
    pub at: Instant,
    /// The stamp that it corrects.
    pub supersedes: Option<StampId>,
}

/// Whether the tasks of a plan want stamps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StampChoice {
    /// The plan.
    pub plan: PlanId,
    /// Whether.
    pub wanted: bool,
    /// Why.
    pub reason: String,
    /// Since when.
    pub since: Option<NaiveDate>,
    /// Goes up with each change; the first one is that of a plan of which nobody said anything.
    pub version: Version,
}

/// The order to stamp a task.
#[derive(Debug, Clone)]
pub struct StampOrder {
    /// The id of the new stamp.
    pub id: StampId,
    /// Which of the four.
    pub kind: StampKind,
    /// The day on which it took place.
    pub on: Option<NaiveDate>,
    /// Which meeting, notice or inspection.
    pub reference: String,
    /// Whether the plan of the task wants stamps.
    pub wanted: bool,
}

/// Why a stamp is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StampRefusal {
    /// The plan of the task wants none.
    #[error("the plan wants no stamps")]
    NotWanted,
    /// The task is closed.
    #[error("the task is closed")]
    Closed,
    /// The day is missing.
    #[error("a stamp has a day")]
    DayMissing,
    /// The day lies ahead.
    #[error("the day lies ahead")]
    DayAhead,
    /// The reference is missing.
    #[error("a stamp says which meeting, notice or inspection")]
    ReferenceMissing,
    /// The reference is too long.
    #[error("the reference is too long")]
    ReferenceTooLong,
    /// It says what it says already.
    #[error("the stamp says this already")]
    Unchanged,
    /// The choice has no reason, or is the one that stands.
    #[error("a choice has a reason and changes something")]
    ChoiceEmpty,
}

impl Refusal for StampRefusal {
    fn message(&self) -> Message {
        let message = Message::new(match self {
            Self::NotWanted => "stamp-refused-not-wanted",
            Self::Closed => "stamp-refused-closed",
            Self::DayMissing => "stamp-refused-day-missing",
            Self::DayAhead => "stamp-refused-day-ahead",
            Self::ReferenceMissing => "stamp-refused-reference-missing",
            Self::ReferenceTooLong => "stamp-refused-reference-too-long",
            Self::Unchanged => "stamp-refused-unchanged",
            Self::ChoiceEmpty => "stamp-refused-choice-empty",
        });
        message.with("most", LONGEST_REFERENCE)
    }
}

/// The office says whether the tasks of a plan want stamps, from today on.
///
/// # Errors
/// [`StampRefusal::ChoiceEmpty`].
pub fn choose_stamps(
    before: &StampChoice,
    wanted: bool,
    reason: &str,
    today: NaiveDate,
) -> Result<(StampChoice, PlanEvent), StampRefusal> {
    let reason = filled(reason).filter(|_| wanted != before.wanted);
    let reason = reason.ok_or(StampRefusal::ChoiceEmpty)?;
    let plan = before.plan;
    let event = PlanEvent::StampsChosen { plan, wanted, reason: reason.clone() };
    let version = before.version.next();
    Ok((StampChoice { plan, wanted, reason, since: Some(today), version }, event))
}

/// The unit stamps its task; `before` are the stamps of the task, superseded ones too.
///
/// # Errors
/// A [`StampRefusal`].
pub fn stamp(
    task: Task,
    before: &[Stamp],
    order: &StampOrder,
    by: AccountId,
    now: Instant,
) -> Result<(Task, Stamp, PlanEvent), StampRefusal> {
    if !order.wanted {
        return Err(StampRefusal::NotWanted);
    }
    if matches!(task.state.name(), TaskStateName::Approved | TaskStateName::Withdrawn) {
        return Err(StampRefusal::Closed);
    }
    let on = order.on.ok_or(StampRefusal::DayMissing)?;
    if on > local_date(now) {
        return Err(StampRefusal::DayAhead);
    }
    let reference = filled(&order.reference).ok_or(StampRefusal::ReferenceMissing)?;
    if reference.chars().count() > LONGEST_REFERENCE {
        return Err(StampRefusal::ReferenceTooLong);
    }
    let earlier = current(before, order.kind);
    if earlier.is_some_and(|stamp| stamp.on == on && stamp.reference == reference) {
        return Err(StampRefusal::Unchanged);
    }
    let supersedes = earlier.map(|stamp| stamp.id);
    let event = PlanEvent::TaskStamped {
        task: task.id,
        stamp: order.kind,
        on,
        reference: reference.clone(),
        supersedes,
    };
    let stamp = Stamp {
        id: order.id,
        task: task.id,
        kind: order.kind,
        on,
        reference,
        by,
        at: now,
        supersedes,
    };
    // The reviewer approves what stands: a stamp is a change of the task.
    Ok((Task { version: task.version.next(), ..task }, stamp, event))
}

/// The stamp of this kind that stands: no other one supersedes it.
pub fn current(stamps: &[Stamp], kind: StampKind) -> Option<&Stamp> {
    let is_superseded =
        |stamp: &Stamp| stamps.iter().any(|other| other.supersedes == Some(stamp.id));
    stamps.iter().find(|stamp| stamp.kind == kind && !is_superseded(stamp))
}

/// The kinds of which the task has no stamp, in their order.
pub fn missing(stamps: &[Stamp]) -> Vec<StampKind> {
    StampKind::ALL.into_iter().filter(|kind| current(stamps, *kind).is_none()).collect()
}
