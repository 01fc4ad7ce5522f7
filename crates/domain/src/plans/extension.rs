//! A later last day 延期: the unit asks for it with a reason, the bureau grants or declines.
//!
//! A request stands beside the state of the task, so that the work goes on meanwhile; at most
//! one waits. What was asked before the hand-in may be decided after it: who asked in time and
//! handed in within the day that is granted is in time. A request lapses when the task closes.

use chrono::NaiveDate;
use kernel::{AccountId, Instant, local_date};
use serde::{Deserialize, Serialize};

use super::assign::filled;
use super::{PlanEvent, Task, TaskRefusal};
use crate::access::Doer;

/// A request for an extension 延期 that waits for the bureau.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtensionRequest {
    /// Who asks.
    pub by: AccountId,
    /// Whose place they had, as a substitute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_in_for: Option<AccountId>,
    /// When.
    pub at: Instant,
    /// The last day that the unit wishes for.
    pub due_on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// The unit asks for a later last day, before or after the present one.
///
/// # Errors
/// [`TaskRefusal::NotNow`] under review or when closed, [`TaskRefusal::ExtensionWaits`],
/// [`TaskRefusal::DueMissing`], [`TaskRefusal::NotLater`], [`TaskRefusal::DuePassed`],
/// [`TaskRefusal::ReasonMissing`].
pub fn request_extension(
    task: Task,
    due_on: Option<NaiveDate>,
    reason: &str,
    by: impl Into<Doer>,
    now: Instant,
) -> Result<(Task, PlanEvent), TaskRefusal> {
    if !task.state.name().is_owed_by_unit() {
        return Err(TaskRefusal::NotNow { now: task.state.name() });
    }
    if task.extension.is_some() {
        return Err(TaskRefusal::ExtensionWaits);
    }
    let due_on = later(&task, due_on)?;
    if due_on < local_date(now) {
        return Err(TaskRefusal::DuePassed);
    }
    let reason = filled(reason).ok_or(TaskRefusal::ReasonMissing)?;
    let event = PlanEvent::ExtensionRequested { task: task.id, due_on, reason: reason.clone() };
    let Doer { account: by, stands_in_for } = by.into();
    let extension = Some(ExtensionRequest { by, stands_in_for, at: now, due_on, reason });
    Ok((Task { extension, version: task.version.next(), ..task }, event))
}

/// The bureau grants a later last day: the one that was asked for, or another.
///
/// # Errors
/// [`TaskRefusal::NoExtensionWaits`], [`TaskRefusal::OwnExtension`],
/// [`TaskRefusal::DueMissing`], [`TaskRefusal::NotLater`].
pub fn grant_extension(
    task: Task,
    due_on: Option<NaiveDate>,
    remark: &str,
    by: impl Into<Doer>,
) -> Result<(Task, PlanEvent), TaskRefusal> {
    waiting(&task, by.into())?;
    let due_on = later(&task, due_on)?;
    let remark = remark.trim().to_owned();
    let event = PlanEvent::ExtensionGranted { task: task.id, before: task.due_on, due_on, remark };
    Ok((Task { due_on, extension: None, version: task.version.next(), ..task }, event))
}

/// The bureau declines; the last day stays.
///
/// # Errors
/// [`TaskRefusal::NoExtensionWaits`], [`TaskRefusal::OwnExtension`],
/// [`TaskRefusal::ReasonMissing`].
pub fn decline_extension(
    task: Task,
    reason: &str,
    by: impl Into<Doer>,
) -> Result<(Task, PlanEvent), TaskRefusal> {
    waiting(&task, by.into())?;
    let reason = filled(reason).ok_or(TaskRefusal::ReasonMissing)?;
    let event = PlanEvent::ExtensionDeclined { task: task.id, reason };
    Ok((Task { extension: None, version: task.version.next(), ..task }, event))
}

/// Goes on only if a request of somebody else waits; a substitute is nobody else.
fn waiting(task: &Task, by: Doer) -> Result<(), TaskRefusal> {
    let request = task.extension.as_ref().ok_or(TaskRefusal::NoExtensionWaits)?;
    let asked = Doer { account: request.by, stands_in_for: request.stands_in_for };
    if by.is_apart_from(asked) { Ok(()) } else { Err(TaskRefusal::OwnExtension) }
}

/// A day after the present last one.
fn later(task: &Task, due_on: Option<NaiveDate>) -> Result<NaiveDate, TaskRefusal> {
    let due_on = due_on.ok_or(TaskRefusal::DueMissing)?;
    if due_on > task.due_on { Ok(due_on) } else { Err(TaskRefusal::NotLater) }
}
