//! The sweep that reminds. It asks the rule what is due and not yet told, so after downtime it
//! catches up, and a moved date needs no rescheduling.

use chrono::NaiveDate;
use domain::access::{Actor, SystemActor};
use domain::plans::{PlanEvent, ReminderStage, TaskStateName, reminder_due};
use kernel::calendar::WorkCalendar;
use kernel::{CountyId, TaskId, local_date};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
use uuid::Uuid;

use super::rows::reminders;
use super::rows::tasks::{self, Column};
use crate::shell::unreadable;
use crate::{App, Command, Error, Result, Work, org};

/// Working days before the last one in which the unit is reminded ahead.
const AHEAD_WORKING_DAYS: usize = 3;

/// Reminds every unit of what is due; answers how many reminders went out.
///
/// # Errors
/// A fault of the database; what was reminded before it stays reminded.
pub async fn remind(app: &App) -> Result<usize> {
    app.see_new_notices().await?;
    let mut reminded = 0;
    for (county, _) in org::counties(app).await? {
        reminded += remind_county(app, county).await?;
    }
    Ok(reminded)
}

async fn remind_county(app: &App, county: CountyId) -> Result<usize> {
    let today = local_date(app.now());
    let near = last_day_near(&app.calendar(county), today);
    let calling = [
        (ReminderStage::Overdue, Column::DueOn.lt(today)),
        (ReminderStage::LastDay, Column::DueOn.eq(today)),
        (ReminderStage::Ahead, Column::DueOn.gt(today).and(Column::DueOn.lte(near))),
    ];
    let mut reminded = 0;
    for (stage, due) in calling {
        for task in untold(app, county, stage, due).await? {
            reminded += usize::from(remind_of(app, county, task).await?);
        }
    }
    Ok(reminded)
}

/// The owed tasks that are due then and were not yet told this stage. The engine compares the
/// two tables at once; only what is new is looked at one by one.
async fn untold(app: &App, county: CountyId, stage: ReminderStage, due: Expr) -> Result<Vec<Uuid>> {
    let owed = TaskStateName::ALL.into_iter().filter(|state| state.is_owed_by_unit());
    let of_task = |told: reminders::Column, column: Column| {
        Expr::col(told.as_column_ref()).equals(column.as_column_ref())
    };
    let told = Query::select()
        .expr(Expr::val(1))
        .from(reminders::Entity)
        .and_where(of_task(reminders::Column::TaskId, Column::Id))
        .and_where(of_task(reminders::Column::DueOn, Column::DueOn))
        .and_where(reminders::Column::Stage.eq(stage.name()))
        .to_owned();
    let ids = tasks::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::CountyId.eq(county.as_uuid()))
        .filter(Column::State.is_in(owed.map(TaskStateName::name)))
        .filter(due)
        .filter(Expr::exists(told).not())
        .order_by_asc(Column::Id)
        .into_tuple();
    Ok(ids.all(app.read()).await?)
}

/// Whether a reminder of this task went out now. One that fails is told to the log and stops
/// no other; the next sweep tries it again.
async fn remind_of(app: &App, county: CountyId, task: Uuid) -> Result<bool> {
    let system = Actor::System(SystemActor::Reminder, county);
    let sent = app.command(&system, None, Remind { task: TaskId::from_uuid(task) }).await;
    sent.or_else(|error| {
        tracing::warn!(%error, %task, "a reminder failed");
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

/// The last due date whose "ahead" stage has begun on `today`; `today` if there is none.
fn last_day_near(calendar: &WorkCalendar, today: NaiveDate) -> NaiveDate {
    let later = today.iter_days().skip(1);
    later.take_while(|day| days_ahead(calendar, *day) <= today).last().unwrap_or(today)
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
