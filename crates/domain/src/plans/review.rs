//! What the bureau does with a hand-in: return it with a reason, or approve it.

use kernel::Instant;

use super::assign::filled;
use super::{Approval, HandIn, PlanEvent, Return, Task, TaskRefusal, TaskState};
use crate::access::Doer;

/// Returns the hand-in with a reason.
///
/// # Errors
/// [`TaskRefusal::NotNow`] unless a hand-in waits, [`TaskRefusal::OwnHandIn`],
/// [`TaskRefusal::ReasonMissing`].
pub fn return_hand_in(
    task: Task,
    reason: &str,
    by: impl Into<Doer>,
    now: Instant,
) -> Result<(Task, PlanEvent), TaskRefusal> {
    let by = by.into();
    let hand_in = under_review(&task, by)?;
    let reason = filled(reason).ok_or(TaskRefusal::ReasonMissing)?;
    let event =
        PlanEvent::HandInReturned { task: task.id, round: hand_in.round, reason: reason.clone() };
    let returned = Return { by: by.account, at: now, reason };
    Ok((task.moved(TaskState::Returned { hand_in, returned }), event))
}

/// Approves the hand-in; the task is closed.
///
/// # Errors
/// [`TaskRefusal::NotNow`] unless a hand-in waits, [`TaskRefusal::OwnHandIn`],
/// [`TaskRefusal::PledgeAsked`] of a pledge, which is confirmed.
pub fn approve(
    task: Task,
    remark: &str,
    by: impl Into<Doer>,
    now: Instant,
) -> Result<(Task, PlanEvent), TaskRefusal> {
    let by = by.into();
    let hand_in = under_review(&task, by)?;
    if hand_in.pledge.is_some() {
        return Err(TaskRefusal::PledgeAsked);
    }
    let remark = remark.trim().to_owned();
    let event =
        PlanEvent::HandInApproved { task: task.id, round: hand_in.round, remark: remark.clone() };
    let approval = Approval { by: by.account, at: now, remark, pledge: None };
    Ok((task.moved(TaskState::Approved { hand_in, approval }), event))
}

/// The hand-in that waits for a reviewer other than the person who handed it in; a substitute of
/// that person is no other.
pub(super) fn under_review(task: &Task, reviewer: Doer) -> Result<HandIn, TaskRefusal> {
    match &task.state {
        TaskState::HandedIn { hand_in } if hand_in.doer().is_apart_from(reviewer) => {
            Ok(hand_in.clone())
        }
        TaskState::HandedIn { .. } => Err(TaskRefusal::OwnHandIn),
        other => Err(TaskRefusal::NotNow { now: other.name() }),
    }
}
