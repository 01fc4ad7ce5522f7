//! Due dates beside a calendar that changes: what a holiday notice touches, and what is due when.

use chrono::NaiveDate;
use domain::access::Scope;
use domain::calendar::DayChange;
use domain::plans::{PlanEvent, TaskStateName};
use kernel::calendar::WorkCalendar;
use kernel::{CountyId, local_date};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::rows::tasks;
use super::rule_dates::follow_rules;
use crate::calendar::{DueTask, TouchedDate, TouchedTask};
use crate::org::{names_of_units, units_within};
use crate::shell::unreadable;
use crate::{Reader, Result, Work};

/// Tasks listed one by one; more are counted only.
const LISTED: u64 = 200;

/// The due dates of open tasks that `days` touch, and the tasks that turn out to be due on a day
/// off. Without a scope the whole county is looked at.
pub(crate) async fn touched<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    scope: Option<&Scope>,
    today: NaiveDate,
    calendars: (&WorkCalendar, &WorkCalendar),
    days: &[DayChange],
) -> Result<(Vec<TouchedDate>, Vec<TouchedTask>)> {
    let Some(first) = days.first() else { return Ok((Vec::new(), Vec::new())) };
    let open = open_tasks(county)
        .add_option(scope.map(|scope| tasks::Column::UnitId.in_subquery(units_within(scope))))
        .add(tasks::Column::DueOn.gte(first.date.max(today)));
    let dates = touched_dates(db, open.clone(), today, calendars).await?;
    let off = dates.iter().filter(|date| !date.kind.is_working()).map(|date| date.due_on);
    let on_days_off = open.add(tasks::Column::DueOn.is_in(off));
    let tasks = on_days_off_of(db, on_days_off, calendars.1).await?;
    Ok((dates, tasks))
}

fn open_tasks(county: CountyId) -> Condition {
    let owed = TaskStateName::ALL.into_iter().filter(|state| state.is_owed_by_unit());
    Condition::all()
        .add(tasks::Column::CountyId.eq(county.as_uuid()))
        .add(tasks::Column::State.is_in(owed.map(TaskStateName::name)))
}

/// The due dates on which something changes: the day itself, or the working days until it.
async fn touched_dates<C: ConnectionTrait>(
    db: &C,
    open: Condition,
    today: NaiveDate,
    (before, after): (&WorkCalendar, &WorkCalendar),
) -> Result<Vec<TouchedDate>> {
    let counted: Vec<(NaiveDate, i64)> = tasks::Entity::find()
        .select_only()
        .column(tasks::Column::DueOn)
        .column_as(tasks::Column::Id.count(), "tasks")
        .filter(open)
        .group_by(tasks::Column::DueOn)
        .order_by_asc(tasks::Column::DueOn)
        .into_tuple()
        .all(db)
        .await?;
    let (mut left_before, mut left_after) = (Left::from(before, today), Left::from(after, today));
    let touched = counted.into_iter().filter_map(|(due_on, tasks)| {
        let (left_before, left_after) = (left_before.until(due_on), left_after.until(due_on));
        let kind = after.day(due_on).kind;
        let is_touched = left_before != left_after || before.day(due_on).kind != kind;
        let tasks = u64::try_from(tasks).unwrap_or_default();
        is_touched.then_some(TouchedDate { due_on, tasks, kind, left_before, left_after })
    });
    Ok(touched.collect())
}

/// Counts the working days after a day, going on from one date to the next.
struct Left<'a> {
    calendar: &'a WorkCalendar,
    reached: NaiveDate,
    worked: usize,
}

impl<'a> Left<'a> {
    fn from(calendar: &'a WorkCalendar, day: NaiveDate) -> Self {
        Self { calendar, reached: day, worked: 0 }
    }

    /// The working days until `date`, which is not before the one asked for last.
    fn until(&mut self, date: NaiveDate) -> usize {
        let days = self.reached.iter_days().skip(1).take_while(|day| *day <= date);
        self.worked += days.filter(|day| self.calendar.day(*day).kind.is_working()).count();
        self.reached = date;
        self.worked
    }
}

async fn on_days_off_of<C: ConnectionTrait>(
    db: &C,
    due: Condition,
    calendar: &WorkCalendar,
) -> Result<Vec<TouchedTask>> {
    let rows = tasks::Entity::find()
        .filter(due)
        .order_by_asc(tasks::Column::DueOn)
        .order_by_asc(tasks::Column::Id)
        .limit(LISTED)
        .all(db)
        .await?;
    let units = names_of_units(db, rows.iter().map(|row| row.unit_id)).await?;
    let works = |day: &NaiveDate| calendar.day(*day).kind.is_working();
    let touched = rows.into_iter().map(|row| {
        Ok(TouchedTask {
            no: row.no,
            title: row.title,
            unit: units.get(&row.unit_id).cloned().ok_or_else(|| unreadable("unit"))?,
            due_on: row.due_on,
            next_working_day: row.due_on.iter_days().find(works).unwrap_or(row.due_on),
        })
    });
    touched.collect()
}

/// The tasks that the person's own unit owes and that are due between two days.
pub(crate) async fn due_between(
    reader: &Reader<'_>,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<DueTask>> {
    let person = reader.person();
    let rows = tasks::Entity::find()
        .filter(open_tasks(person.county))
        .filter(tasks::Column::UnitId.eq(person.unit.as_uuid()))
        .filter(tasks::Column::DueOn.between(first, last))
        .order_by_asc(tasks::Column::DueOn)
        .order_by_asc(tasks::Column::Id)
        .limit(LISTED)
        .all(reader.db())
        .await?;
    let due = |row: tasks::Model| DueTask { no: row.no, title: row.title, due_on: row.due_on };
    Ok(rows.into_iter().map(due).collect())
}

/// What a new holiday notice means for due dates: those that follow from a rule move with it,
/// those set by hand stay where a person put them. The record tells how many open tasks are due
/// on a day off now.
pub(crate) async fn recompute_due_dates(work: &mut Work) -> Result<()> {
    follow_rules(work).await?;
    let today = local_date(work.now());
    let dates: Vec<NaiveDate> = tasks::Entity::find()
        .select_only()
        .column(tasks::Column::DueOn)
        .distinct()
        .filter(open_tasks(work.county()).add(tasks::Column::DueOn.gte(today)))
        .into_tuple()
        .all(work.db())
        .await?;
    let is_off = |date: &NaiveDate| !work.calendar().day(*date).kind.is_working();
    let off: Vec<NaiveDate> = dates.into_iter().filter(is_off).collect();
    let due = open_tasks(work.county()).add(tasks::Column::DueOn.is_in(off));
    let on_days_off = tasks::Entity::find().filter(due).count(work.db()).await?;
    work.record(&PlanEvent::DueDatesReviewed { county: work.county(), on_days_off })
}
