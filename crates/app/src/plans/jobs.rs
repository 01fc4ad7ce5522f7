//! The sweep that reminds. It asks the rule what is due and not yet told, so after downtime it
//! catches up, and a moved date needs no rescheduling.

use chrono::NaiveDate;
use domain::access::{Actor, SystemActor};
use domain::plans::{PlanEvent, ReminderStage, TaskStateName, reminder_due};
use kernel::calendar::WorkCalendar;
use kernel::{CountyId, TaskId, local_date};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};

use super::rows::{reminders, tasks};
use crate::shell::unreadable;
use crate::{App, Command, Error, Result, Work, org};

/// Working days before the last one in which the unit is reminded ahead.
const AHEAD_WORKING_DAYS: usize = 3;
/// Tasks looked at in one step of the sweep.
const AT_ONCE: u64 = 500;

/// Reminds every unit of what is due; answers how many reminders went out.
///
/// # Errors
/// A fault of the database; what was reminded before it stays reminded.
pub async fn remind(app: &App) -> Result<usize> {
    let mut reminded = 0;
    for (county, _) in org::counties(app).await? {
        reminded += remind_county(app, county).await?;
    }
    Ok(reminded)
}

async fn remind_county(app: &App, county: CountyId) -> Result<usize> {
    let today = local_date(app.now());
    let owed = TaskStateName::ALL.into_iter().filter(|state| state.is_owed_by_unit());
    let near = tasks::Entity::find()
        .filter(tasks::Column::CountyId.eq(county.as_uuid()))
        .filter(tasks::Column::State.is_in(owed.map(TaskStateName::name)))
        .filter(tasks::Column::DueOn.lte(horizon(app.calendar(), today)))
        .order_by_asc(tasks::Column::Id);
    let (mut reminded, mut after) = (0, uuid::Uuid::nil());
    loop {
        let some = near.clone().filter(tasks::Column::Id.gt(after)).limit(AT_ONCE);
        let some = some.all(app.read()).await?;
        let Some(last) = some.last() else { return Ok(reminded) };
        after = last.id;
        for task in some {
            reminded += usize::from(remind_of(app, county, &task, today).await?);
        }
    }
}

/// Whether a reminder of this task went out now. One that fails is told to the log and stops
/// no other; the next sweep tries it again.
async fn remind_of(
    app: &App,
    county: CountyId,
    task: &tasks::Model,
    today: NaiveDate,
) -> Result<bool> {
    let Some(stage) = stage_of(task, app.calendar(), today)? else { return Ok(false) };
    if is_told(app.read(), task, stage).await? {
        return Ok(false);
    }
    let system = Actor::System(SystemActor::Reminder, county);
    let sent = app.command(&system, None, Remind { task: TaskId::from_uuid(task.id) }).await;
    sent.or_else(|error| {
        tracing::warn!(%error, task = %task.id, "a reminder failed");
        Ok(false)
    })
}

/// The reminder that the task calls for on `today`.
fn stage_of(
    task: &tasks::Model,
    calendar: &WorkCalendar,
    today: NaiveDate,
) -> Result<Option<ReminderStage>> {
    let state = TaskStateName::from_name(&task.state).ok_or_else(|| unreadable("state"))?;
    Ok(reminder_due(state, task.due_on, days_ahead(calendar, task.due_on), today))
}

async fn is_told<C: ConnectionTrait>(
    db: &C,
    task: &tasks::Model,
    stage: ReminderStage,
) -> Result<bool> {
    let key = (task.id, stage.name().to_owned(), task.due_on);
    Ok(reminders::Entity::find_by_id(key).one(db).await?.is_some())
}

/// The first day from which three working days or fewer are left until `due_on`.
fn days_ahead(calendar: &WorkCalendar, due_on: NaiveDate) -> NaiveDate {
    let before = due_on.iter_days().rev().skip(1);
    let mut working = before.filter(|day| calendar.day(*day).kind.is_working());
    working.nth(AHEAD_WORKING_DAYS - 1).unwrap_or(due_on)
}

/// The last due date that can call for a reminder on `today`: beyond it more working days are
/// left.
fn horizon(calendar: &WorkCalendar, today: NaiveDate) -> NaiveDate {
    let mut working = today.iter_days().filter(|day| calendar.day(*day).kind.is_working());
    working.nth(AHEAD_WORKING_DAYS + 1).unwrap_or(today)
}

/// Reminds of one task, if it still calls for it.
struct Remind {
    task: TaskId,
}

impl Command for Remind {
    type Outcome = bool;

    async fn carry_out(self, work: &mut Work) -> Result<bool> {
        work.require_system(SystemActor::Reminder)?;
        let task = tasks::Entity::find_by_id(self.task.as_uuid()).one(work.db()).await?;
        let task = task.ok_or(Error::Missing)?;
        let Some(stage) = stage_of(&task, work.calendar(), local_date(work.now()))? else {
            return Ok(false);
        };
        if is_told(work.db(), &task, stage).await? {
            return Ok(false);
        }
        let row = reminders::ActiveModel {
            county_id: Set(work.county().as_uuid()),
            task_id: Set(task.id),
            stage: Set(stage.name().to_owned()),
            due_on: Set(task.due_on),
        };
        row.insert(work.db()).await?;
        let (task, due_on) = (self.task, task.due_on);
        work.record(&PlanEvent::TaskReminded { task, stage, due_on })?;
        Ok(true)
    }
}
