//! Asking units for something: a duty begins, its tasks are given, and it ends again.

use chrono::NaiveDate;
use kernel::period::PeriodKey;
use kernel::{AccountId, CountyId, DutyId, Instant, PhaseId, TaskId, UnitId, Version, local_date};

use super::{
    Assignment, Audience, Duty, DutyNo, DutyState, Establishment, Origin, PlanEvent, Pledge,
    Recurrence, StandingKey, Task, TaskNo, TaskRefusal, TaskState,
};

/// The order to ask units for something.
#[derive(Debug, Clone)]
pub struct DutyOrder {
    /// Id of the new duty.
    pub id: DutyId,
    /// The county.
    pub county: CountyId,
    /// Number of the new duty.
    pub no: DutyNo,
    /// The paragraph it comes from.
    pub origin: Option<Origin>,
    /// The phase of its plan that it belongs to.
    pub phase: Option<PhaseId>,
    /// The standing duty that it is made of.
    pub standing: Option<StandingKey>,
    /// The title.
    pub title: String,
    /// What is asked.
    pub requirement: String,
    /// 牵头处室.
    pub lead_office: Option<String>,
    /// 配合处室.
    pub supporting_offices: Vec<String>,
    /// Who is asked.
    pub audience: Audience,
    /// How often; `None` if no date was chosen.
    pub recurrence: Option<Recurrence>,
    /// Minutes that one unit is thought to need for one task.
    pub minutes: u32,
    /// The text that both sides confirm, of a pledge.
    pub pledge: Option<Pledge>,
}

/// Begins a duty. Its tasks are given by [`give`].
///
/// # Errors
/// A [`TaskRefusal`] for a missing title, requirement or date, a passed date, or an end before
/// the beginning.
pub fn establish(
    order: DutyOrder,
    by: AccountId,
    now: Instant,
) -> Result<(Duty, PlanEvent), TaskRefusal> {
    let title = filled(&order.title).ok_or(TaskRefusal::TitleMissing)?;
    let requirement = filled(&order.requirement).ok_or(TaskRefusal::RequirementMissing)?;
    let recurrence = order.recurrence.ok_or(TaskRefusal::DueMissing)?;
    match &recurrence {
        Recurrence::Once { due_on } if *due_on < local_date(now) => {
            return Err(TaskRefusal::DuePassed);
        }
        Recurrence::Every { from, until: Some(until), .. } if until < from => {
            return Err(TaskRefusal::EndsBeforeItBegins);
        }
        Recurrence::Every { until: Some(until), .. } if *until < local_date(now) => {
            return Err(TaskRefusal::DuePassed);
        }
        Recurrence::Once { .. } | Recurrence::Every { .. } => {}
    }
    let duty = Duty {
        id: order.id,
        county: order.county,
        no: order.no,
        origin: order.origin,
        phase: order.phase,
        standing: order.standing,
        title,
        requirement,
        lead_office: order.lead_office,
        supporting_offices: order.supporting_offices,
        audience: order.audience,
        recurrence,
        minutes: order.minutes,
        pledge: order.pledge,
        establishment: Establishment { by, at: now },
        state: DutyState::InForce,
        version: Version::FIRST,
    };
    let event = PlanEvent::DutyEstablished {
        duty: duty.id,
        audience: duty.audience.clone(),
        recurrence: duty.recurrence.clone(),
        standing: duty.standing.clone(),
        pledge: duty.pledge.as_ref().map(|pledge| pledge.sha256.clone()),
    };
    Ok((duty, event))
}

/// One unit's share of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Id of the new task.
    pub id: TaskId,
    /// Number of the new task.
    pub no: TaskNo,
    /// The unit that will owe it.
    pub unit: UnitId,
    /// The period, of a recurring duty.
    pub period: Option<PeriodKey>,
    /// The last day.
    pub due_on: NaiveDate,
}

/// Gives one unit its share: the task freezes what the duty asks at this moment.
pub fn give(duty: &Duty, share: Share, now: Instant) -> (Task, PlanEvent) {
    let task = Task {
        id: share.id,
        county: duty.county,
        no: share.no,
        duty: duty.id,
        period: share.period,
        origin: duty.origin,
        unit: share.unit,
        title: duty.title.clone(),
        requirement: duty.requirement.clone(),
        lead_office: duty.lead_office.clone(),
        supporting_offices: duty.supporting_offices.clone(),
        due_on: share.due_on,
        assignment: Assignment { by: duty.establishment.by, at: now },
        holder: None,
        first_handed_in_on: None,
        extension: None,
        state: TaskState::Assigned,
        version: Version::FIRST,
    };
    let event = PlanEvent::TaskAssigned { task: task.id, unit: task.unit, due_on: task.due_on };
    (task, event)
}

/// Ends a duty: no period is asked any more. Tasks that were given stay, unless they are taken
/// back too.
///
/// # Errors
/// [`TaskRefusal::ReasonMissing`], [`TaskRefusal::DutyEnded`].
pub fn end(
    duty: Duty,
    reason: &str,
    by: AccountId,
    now: Instant,
) -> Result<(Duty, PlanEvent), TaskRefusal> {
    let reason = filled(reason).ok_or(TaskRefusal::ReasonMissing)?;
    if !duty.is_in_force() {
        return Err(TaskRefusal::DutyEnded);
    }
    let event = PlanEvent::DutyEnded { duty: duty.id, reason: reason.clone() };
    let state = DutyState::Ended { by, at: now, reason };
    Ok((Duty { state, version: duty.version.next(), ..duty }, event))
}

/// Takes back a task that is not closed yet.
///
/// # Errors
/// [`TaskRefusal::NotNow`] once it is closed, [`TaskRefusal::ReasonMissing`].
pub fn withdraw(task: Task, reason: &str) -> Result<(Task, PlanEvent), TaskRefusal> {
    let reason = filled(reason).ok_or(TaskRefusal::ReasonMissing)?;
    let now = task.state.name();
    if !now.is_open() {
        return Err(TaskRefusal::NotNow { now });
    }
    let event = PlanEvent::TaskWithdrawn { task: task.id, reason: reason.clone() };
    Ok((task.moved(TaskState::Withdrawn { reason }), event))
}

/// Hands an open task to the unit that succeeds a closed one: it stands as it stood, in nobody's
/// hands yet.
///
/// # Errors
/// [`TaskRefusal::NotNow`] once it is closed.
pub fn hand_to(task: Task, to: UnitId) -> Result<(Task, PlanEvent), TaskRefusal> {
    let now = task.state.name();
    if !now.is_open() {
        return Err(TaskRefusal::NotNow { now });
    }
    let event = PlanEvent::TaskUnitChanged { task: task.id, from: task.unit, to };
    Ok((Task { unit: to, holder: None, version: task.version.next(), ..task }, event))
}

/// The text without surrounding space, if anything is left.
pub(super) fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
