//! The sweep that reminds. It asks the rule what is due and not yet told, so after downtime it
//! catches up, and a moved date needs no rescheduling.

use chrono::{Days, NaiveDate};
use domain::access::{Actor, SystemActor};
use domain::plans::{PlanEvent, ReminderStage, TaskStateName, reminder_due};
use kernel::calendar::WorkCalendar;
use kernel::{CountyId, TaskId, local_date};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

use super::rows::{reminders, tasks};
use crate::shell::unreadable;
use crate::{App, Command, Result, Work, org};

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
    // No run of days off is longer than two weeks.
    let horizon = today + Days::new(14 + AHEAD_WORKING_DAYS as u64);
    let owed = TaskStateName::ALL.into_iter().filter(|state| state.is_owed_by_unit());
    let near = tasks::Entity::find()
        .filter(tasks::Column::CountyId.eq(county.as_uuid()))
        .filter(tasks::Column::State.is_in(owed.map(TaskStateName::name)))
        .filter(tasks::Column::DueOn.lte(horizon))
        .order_by_asc(tasks::Column::Id);
    let (mut reminded, mut after) = (0, uuid::Uuid::nil());
    loop {
        let some = near.clone().filter(tasks::Column::Id.gt(after)).limit(AT_ONCE);
        let some = some.all(app.read()).await?;
        let Some(last) = some.last() else { return Ok(reminded) };
        after = last.id;
        for task in some {
            reminded += usize::from(remind_of(app, county, task, today).await?);
        }
    }
}

/// Whether a reminder of this task went out now.
async fn remind_of(
    app: &App,
    county: CountyId,
    task: tasks::Model,
    today: NaiveDate,
) -> Result<bool> {
    let state = TaskStateName::from_name(&task.state).ok_or_else(|| unreadable("state"))?;
    let ahead_from = days_ahead(app.calendar(), task.due_on);
    let Some(reminder) = reminder_due(state, task.due_on, ahead_from, today) else {
        return Ok(false);
    };
    let key = (task.id, reminder.name().to_owned(), task.due_on);
    if reminders::Entity::find_by_id(key).one(app.read()).await?.is_some() {
        return Ok(false);
    }
    let system = Actor::System(SystemActor::Reminder, county);
    let order = Remind { task: TaskId::from_uuid(task.id), stage: reminder, due_on: task.due_on };
    app.command(&system, None, order).await?;
    Ok(true)
}

/// The first day from which three working days or fewer are left until `due_on`.
fn days_ahead(calendar: &WorkCalendar, due_on: NaiveDate) -> NaiveDate {
    let before = due_on.iter_days().rev().skip(1).take(30);
    let working = before.filter(|day| calendar.day(*day).kind.is_working());
    working.take(AHEAD_WORKING_DAYS).last().unwrap_or(due_on)
}

struct Remind {
    task: TaskId,
    stage: ReminderStage,
    due_on: NaiveDate,
}

impl Command for Remind {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        work.require_system(SystemActor::Reminder)?;
        let row = reminders::ActiveModel {
            county_id: Set(work.county().as_uuid()),
            task_id: Set(self.task.as_uuid()),
            stage: Set(self.stage.name().to_owned()),
            due_on: Set(self.due_on),
        };
        row.insert(work.db()).await?;
        let Self { task, stage, due_on } = self;
        work.record(&PlanEvent::TaskReminded { task, stage, due_on })
    }
}
