//! What the unit does: accept and hand in.

use kernel::{AccountId, Instant, local_date};

use super::{Acceptance, Evidence, EvidenceOrder, HandIn, PlanEvent, Task, TaskRefusal, TaskState};

/// The unit takes the task on.
///
/// # Errors
/// [`TaskRefusal::NotNow`] unless it was just assigned.
pub fn accept(task: Task, by: AccountId, now: Instant) -> Result<(Task, PlanEvent), TaskRefusal> {
    match task.state {
        TaskState::Assigned => {
            let event = PlanEvent::TaskAccepted { task: task.id };
            let acceptance = Acceptance { by, at: now };
            Ok((task.moved(TaskState::Accepted { acceptance }), event))
        }
        ref other => Err(TaskRefusal::NotNow { now: other.name() }),
    }
}

/// The unit hands in evidence, the first time or after a return.
///
/// # Errors
/// [`TaskRefusal::NotNow`] before acceptance, under review or when closed;
/// [`TaskRefusal::EvidenceMissing`]; a missing or future effective date.
pub fn hand_in(
    task: Task,
    orders: &[EvidenceOrder],
    note: &str,
    by: AccountId,
    now: Instant,
) -> Result<(Task, Vec<Evidence>, PlanEvent), TaskRefusal> {
    let round = match &task.state {
        TaskState::Accepted { .. } => 1,
        TaskState::Returned { hand_in, .. } => hand_in.round + 1,
        other => return Err(TaskRefusal::NotNow { now: other.name() }),
    };
    if orders.is_empty() {
        return Err(TaskRefusal::EvidenceMissing);
    }
    let evidence: Vec<Evidence> =
        orders.iter().map(|order| Evidence::check(order, now)).collect::<Result<_, _>>()?;
    let hand_in = HandIn { by, at: now, round, note: note.trim().to_owned(), pledge: None };
    let event = PlanEvent::TaskHandedIn {
        task: task.id,
        round,
        note: hand_in.note.clone(),
        evidence: evidence.iter().map(|piece| piece.id).collect(),
    };
    let first_handed_in_on = task.first_handed_in_on.or(Some(local_date(now)));
    let task = Task { first_handed_in_on, ..task };
    Ok((task.moved(TaskState::HandedIn { hand_in }), evidence, event))
}
