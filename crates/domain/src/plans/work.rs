//! What the unit does: accept, hand in, pass on to a colleague.

use kernel::{AccountId, Instant, local_date};

use super::{Acceptance, Evidence, EvidenceOrder, HandIn, PlanEvent, Task, TaskRefusal, TaskState};
use crate::access::Doer;
use crate::files::MOST_FILES;

/// The unit takes the task on.
///
/// # Errors
/// [`TaskRefusal::NotNow`] unless it was just assigned.
pub fn accept(
    task: Task,
    by: impl Into<Doer>,
    now: Instant,
) -> Result<(Task, PlanEvent), TaskRefusal> {
    let by = by.into();
    match task.state {
        TaskState::Assigned => {
            let event = PlanEvent::TaskAccepted { task: task.id };
            let acceptance = Acceptance { by: by.account, at: now };
            let task = Task { holder: Some(by.place()), ..task };
            Ok((task.moved(TaskState::Accepted { acceptance }), event))
        }
        ref other => Err(TaskRefusal::NotNow { now: other.name() }),
    }
}

/// The unit hands in evidence, the first time or after a return.
///
/// # Errors
/// [`TaskRefusal::NotNow`] before acceptance, under review or when closed;
/// [`TaskRefusal::EvidenceMissing`]; [`TaskRefusal::TooManyFiles`], those that were handed in before
/// among them; a missing or future effective date.
pub fn hand_in(
    task: Task,
    orders: &[EvidenceOrder],
    note: &str,
    by: impl Into<Doer>,
    now: Instant,
) -> Result<(Task, Vec<Evidence>, PlanEvent), TaskRefusal> {
    let Doer { account: by, stands_in_for } = by.into();
    let round = match &task.state {
        TaskState::Accepted { .. } => 1,
        TaskState::Returned { hand_in, .. } => hand_in.round + 1,
        other => return Err(TaskRefusal::NotNow { now: other.name() }),
    };
    if orders.is_empty() {
        return Err(TaskRefusal::EvidenceMissing);
    }
    if orders.len() > MOST_FILES {
        return Err(TaskRefusal::TooManyFiles);
    }
    let evidence: Vec<Evidence> =
        orders.iter().map(|order| Evidence::check(order, now)).collect::<Result<_, _>>()?;
    let note = note.trim().to_owned();
    let hand_in = HandIn { by, stands_in_for, at: now, round, note, pledge: None };
    let event = PlanEvent::TaskHandedIn {
        task: task.id,
        round,
        note: hand_in.note.clone(),
        evidence: evidence.iter().map(|piece| piece.id).collect(),
    };
    let first_handed_in_on = task.first_handed_in_on.or(Some(local_date(now)));
    let holder = Some(stands_in_for.unwrap_or(by));
    let task = Task { holder, first_handed_in_on, ..task };
    Ok((task.moved(TaskState::HandedIn { hand_in }), evidence, event))
}

/// A colleague of the unit takes over what somebody else had in hand.
///
/// # Errors
/// [`TaskRefusal::NotNow`] before acceptance or when closed; [`TaskRefusal::OwnAlready`].
pub fn take_over(task: Task, to: AccountId) -> Result<(Task, PlanEvent), TaskRefusal> {
    let state = task.state.name();
    let Some(from) = task.holder.filter(|_| state.is_open()) else {
        return Err(TaskRefusal::NotNow { now: state });
    };
    if from == to {
        return Err(TaskRefusal::OwnAlready);
    }
    let event = PlanEvent::TaskTakenOver { task: task.id, from, to };
    Ok((Task { holder: Some(to), version: task.version.next(), ..task }, event))
}
