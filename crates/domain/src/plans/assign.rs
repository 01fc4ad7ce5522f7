//! Assigning a measure to a unit, and taking it back before anyone accepted it.

use chrono::NaiveDate;
use kernel::{
    AccountId, CountyId, Instant, MeasureId, PlanId, TaskId, UnitId, Version, local_date,
};

use super::{Assignment, PlanEvent, Task, TaskNo, TaskRefusal, TaskState, TaskStateName};

/// The order to make a task of a measure.
#[derive(Debug, Clone)]
pub struct AssignmentOrder {
    /// Id of the new task.
    pub id: TaskId,
    /// The county.
    pub county: CountyId,
    /// Number of the new task.
    pub no: TaskNo,
    /// The plan.
    pub plan: PlanId,
    /// The measure.
    pub measure: MeasureId,
    /// The unit that will owe it.
    pub unit: UnitId,
    /// The title.
    pub title: String,
    /// What is asked.
    pub requirement: String,
    /// 牵头处室.
    pub lead_office: Option<String>,
    /// 配合处室.
    pub supporting_offices: Vec<String>,
    /// The last day.
    pub due_on: Option<NaiveDate>,
    /// Whether the unit has the measure as an open task already.
    pub assigned_already: bool,
}

/// Makes the task.
///
/// # Errors
/// A [`TaskRefusal`] for a missing title, requirement or date, a passed date, or a measure
/// that the unit has already.
pub fn assign(
    order: AssignmentOrder,
    by: AccountId,
    now: Instant,
) -> Result<(Task, PlanEvent), TaskRefusal> {
    let title = filled(&order.title).ok_or(TaskRefusal::TitleMissing)?;
    let requirement = filled(&order.requirement).ok_or(TaskRefusal::RequirementMissing)?;
    let due_on = order.due_on.ok_or(TaskRefusal::DueMissing)?;
    if due_on < local_date(now) {
        return Err(TaskRefusal::DuePassed);
    }
    if order.assigned_already {
        return Err(TaskRefusal::AssignedAlready);
    }
    let task = Task {
        id: order.id,
        county: order.county,
        no: order.no,
        plan: order.plan,
        measure: order.measure,
        unit: order.unit,
        title,
        requirement,
        lead_office: order.lead_office,
        supporting_offices: order.supporting_offices,
        due_on,
        assignment: Assignment { by, at: now },
        state: TaskState::Assigned,
        version: Version::FIRST,
    };
    let event = PlanEvent::TaskAssigned { task: task.id, unit: task.unit, due_on };
    Ok((task, event))
}

/// Takes back a task that nobody has accepted.
///
/// # Errors
/// [`TaskRefusal::NotNow`] once it was accepted, [`TaskRefusal::ReasonMissing`].
pub fn withdraw(task: Task, reason: &str) -> Result<(Task, PlanEvent), TaskRefusal> {
    let reason = filled(reason).ok_or(TaskRefusal::ReasonMissing)?;
    match task.state.name() {
        TaskStateName::Assigned => {
            let event = PlanEvent::TaskWithdrawn { task: task.id, reason: reason.clone() };
            Ok((task.moved(TaskState::Withdrawn { reason }), event))
        }
        now => Err(TaskRefusal::NotNow { now }),
    }
}

/// The text without surrounding space, if anything is left.
pub(super) fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
