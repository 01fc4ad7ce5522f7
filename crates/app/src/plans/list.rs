//! The list of tasks: filtered, paged by key, counted only as far as that is cheap.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::org::UnitName;
use domain::plans::{DutyNo, TaskStateName};
use kernel::{MeasureId, PlanId, UnitId, local_date};
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, Order, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};
use uuid::Uuid;

use super::outline::gathered;
use super::rows::{duties, plans, tasks};
use super::screen::LightFilter;
use super::seen::Seen;
use crate::org::names_of_units;
use crate::shell::unreadable;
use crate::{DayKey, Page, Reader, Result, Total};

/// Rows of one page.
pub(super) const ROWS: usize = 50;

/// When a task is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueWindow {
    /// The last day has passed and the unit still owes it.
    Overdue,
    /// The last day is today or to come.
    InTime,
    /// Within seven days from today.
    Soon,
    /// Later than that.
    Later,
}

impl DueWindow {
    /// All windows, in the order of the filter.
    pub const ALL: [Self; 4] = [Self::Overdue, Self::InTime, Self::Soon, Self::Later];

    /// The stable name, as in addresses; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::InTime => "in-time",
            Self::Soon => "soon",
            Self::Later => "later",
        }
    }

    /// The window of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|window| window.name() == name)
    }
}

/// Which tasks to list; what is not said does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskFilter {
    /// In this state.
    pub state: Option<TaskStateName>,
    /// Not closed.
    pub open: bool,
    /// Shares of this duty.
    pub duty: Option<DutyNo>,
    /// Of this unit.
    pub unit: Option<UnitId>,
    /// Of this group and the units that it guides.
    pub group: Option<UnitId>,
    /// From this plan.
    pub plan: Option<PlanId>,
    /// From this measure.
    pub measure: Option<MeasureId>,
    /// Due then.
    pub due: Option<DueWindow>,
    /// Those that a light of a screen stands for.
    pub lights: LightFilter,
    /// Of a duty that the own unit leads or supports.
    pub lead: bool,
    /// With a request for an extension that waits.
    pub extension: bool,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRow {
    /// Its number.
    pub no: String,
    /// Its title.
    pub title: String,
    /// The unit that owes it.
    pub unit: UnitName,
    /// Its id.
    pub unit_id: UnitId,
    /// The title of the plan it comes from.
    pub plan: Option<String>,
    /// The last day.
    pub due_on: NaiveDate,
    /// Where it stands.
    pub state: TaskStateName,
    /// Days from today to the last day; negative once it has passed.
    pub days_left: i64,
    /// Whether the unit is late.
    pub is_overdue: bool,
    /// Whether a holiday notice to come may still change the last day, or what kind of day it is.
    pub provisional: bool,
}

/// The tasks that the person may see, by due date. `key` is that of a neighbouring page.
///
/// # Errors
/// A fault of the database. A damaged key begins at the first page.
pub async fn list_tasks(
    reader: &Reader<'_>,
    filter: &TaskFilter,
    key: Option<&str>,
) -> Result<Page<TaskRow>> {
    let key = key.and_then(|key| key.parse().ok());
    list_tasks_beside(reader, filter, key.as_ref(), ROWS).await
}

/// As [`list_tasks`], with so many rows.
///
/// # Errors
/// A fault of the database.
pub async fn list_tasks_beside(
    reader: &Reader<'_>,
    filter: &TaskFilter,
    key: Option<&DayKey>,
    rows: usize,
) -> Result<Page<TaskRow>> {
    let today = local_date(reader.now());
    let Some(matching) = matching(reader, filter).await? else { return Ok(Page::empty()) };
    let total = Total::of(matching.clone(), reader.db()).await?;
    let found = beside(matching, key, rows).all(reader.db()).await?;
    let page = DayKey::cut(key, found, rows, |row| (row.due_on, row.id));
    let (previous, next) = (page.previous, page.next);
    let rows = task_rows(reader, page.rows, today).await?;
    Ok(Page { rows, previous, next, total })
}

/// The rows after or before the key, in the order of reading, one more than a page holds.
fn beside(
    matching: Select<tasks::Entity>,
    key: Option<&DayKey>,
    rows: usize,
) -> Select<tasks::Entity> {
    match key {
        None => first_of(matching, rows + 1, &Order::Asc),
        Some(key) if key.is_backward() => {
            first_of(matching.filter(place().lt(key.place())), rows + 1, &Order::Desc)
        }
        Some(key) => first_of(matching.filter(place().gt(key.place())), rows + 1, &Order::Asc),
    }
}

/// So many of the matching tasks from one end of the list. Their ids are found first: an index
/// holds every column that is filtered by, so what does not match is passed over in the index
/// and only what is shown is read (PostgreSQL reads a row before it compares a list of units).
pub(super) fn first_of(
    matching: Select<tasks::Entity>,
    rows: usize,
    order: &Order,
) -> Select<tasks::Entity> {
    let ordered = |tasks: Select<tasks::Entity>| {
        tasks
            .order_by(tasks::Column::DueOn, order.clone())
            .order_by(tasks::Column::Id, order.clone())
    };
    let ids = ordered(matching).limit(rows as u64).select_only().column(tasks::Column::Id);
    ordered(tasks::Entity::find().filter(tasks::Column::Id.in_subquery(ids.into_query())))
}

fn place() -> Expr {
    Expr::tuple([Expr::col(tasks::Column::DueOn), Expr::col(tasks::Column::Id)])
}

/// The tasks that the person may see and asks for; `None` if there can be none.
pub(super) async fn matching(
    reader: &Reader<'_>,
    filter: &TaskFilter,
) -> Result<Option<Select<tasks::Entity>>> {
    let Some(matching) = Seen::by(reader).await?.tasks(filter) else { return Ok(None) };
    Ok(Some(matching.filter(from_measure(reader, filter).await?)))
}

/// The tasks of the measure that is asked for, and of those that were merged into it.
async fn from_measure(reader: &Reader<'_>, filter: &TaskFilter) -> Result<Condition> {
    let Some(measure) = filter.measure else { return Ok(Condition::all()) };
    let pieces = gathered(reader.db(), measure).await?;
    Ok(Condition::all().add(tasks::Column::MeasureId.is_in(pieces)))
}

/// The duty with this number. A number beyond all duties is that of none.
pub(super) fn duty_of(county: Uuid, no: DutyNo) -> SelectStatement {
    Query::select()
        .column(duties::Column::Id)
        .from(duties::Entity)
        .and_where(duties::Column::CountyId.eq(county))
        .and_where(duties::Column::No.eq(i32::try_from(no.0).unwrap_or_default()))
        .to_owned()
}

/// Whether an open task is due on a day that no holiday notice has settled yet.
pub(super) fn is_provisional(reader: &Reader<'_>, due_on: NaiveDate, state: TaskStateName) -> bool {
    state.is_open() && reader.calendar().day(due_on).provisional
}

/// The rows with the names that stand for their ids.
pub(super) async fn task_rows(
    reader: &Reader<'_>,
    found: Vec<tasks::Model>,
    today: NaiveDate,
) -> Result<Vec<TaskRow>> {
    let units: BTreeSet<Uuid> = found.iter().map(|row| row.unit_id).collect();
    let unit_names = names_of_units(reader.db(), units).await?;
    let ids: BTreeSet<Uuid> = found.iter().filter_map(|row| row.plan_id).collect();
    let of_page = plans::Entity::find().filter(plans::Column::Id.is_in(ids));
    let plan_rows = of_page.all(reader.db()).await?;
    let plan_of = |id| plan_rows.iter().find(|plan| Some(plan.id) == id);
    let rows = found.into_iter().map(|row| {
        let state = TaskStateName::from_name(&row.state).ok_or_else(|| unreadable("state"))?;
        let days_left = (row.due_on - today).num_days();
        Ok(TaskRow {
            unit: unit_names.get(&row.unit_id).cloned().ok_or_else(|| unreadable("unit"))?,
            unit_id: UnitId::from_uuid(row.unit_id),
            plan: plan_of(row.plan_id).map(|plan| plan.title.clone()),
            no: row.no,
            title: row.title,
            due_on: row.due_on,
            is_overdue: days_left < 0 && state.is_owed_by_unit(),
            provisional: is_provisional(reader, row.due_on, state),
            state,
            days_left,
        })
    });
    rows.collect()
}
