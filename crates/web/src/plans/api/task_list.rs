//! The tasks that the person sees, with the filters of the page.

use app::DayKey;
use app::plans::{DueWindow, LightFilter, TaskFilter, TaskRow, list_tasks_beside};
use axum::http::StatusCode;
use domain::org::{Ownership, Stage};
use domain::plans::{Light, TaskStateName};
use kernel::{MeasureId, PlanId, UnitId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::shared::{TotalAnswer, UnitAnswer};
use crate::shell::Answer;
use crate::shell::api::{Asked, Caller, Day, Named, Trouble, answer, from_text};

/// Most rows of one answer, and how many there are where nobody says.
const MOST_ROWS: usize = 100;
const USUAL_ROWS: usize = 50;

/// Which tasks; what is not said does not matter.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(in super::super) struct TaskQuery {
    /// In this state.
    state: Option<Named<TaskStateName>>,
    /// `true`: not closed.
    #[serde(deserialize_with = "from_text")]
    #[schemars(with = "Option<bool>")]
    open: Option<bool>,
    /// Due then.
    due: Option<Named<DueWindow>>,
    /// Of this light today.
    light: Option<Named<Light>>,
    /// Of this unit.
    unit: Option<Uuid>,
    /// Of the units that this group guides.
    group: Option<Uuid>,
    /// Of schools of this stage.
    stage: Option<Named<Stage>>,
    /// Of schools that are run so.
    ownership: Option<Named<Ownership>>,
    /// From this plan.
    plan: Option<Uuid>,
    /// From this measure.
    measure: Option<Uuid>,
    /// Shares of the duty with this number.
    #[serde(deserialize_with = "from_text")]
    #[schemars(with = "Option<u32>")]
    duty: Option<u32>,
    /// With a last day from this day on; with `to`.
    from: Option<Day>,
    /// With a last day until this day; with `from`.
    to: Option<Day>,
    /// `true`: of a duty that the own unit leads or supports.
    #[serde(deserialize_with = "from_text")]
    #[schemars(with = "Option<bool>")]
    lead: Option<bool>,
    /// `true`: with a request for an extension that waits.
    #[serde(deserialize_with = "from_text")]
    #[schemars(with = "Option<bool>")]
    extension: Option<bool>,
    /// `next` or `previous` of another answer with the same filters.
    cursor: Option<String>,
    /// Rows of one answer, 50 where nothing is said.
    #[serde(deserialize_with = "from_text")]
    #[schemars(with = "Option<u8>", range(min = 1, max = 100))]
    limit: Option<usize>,
}

impl TaskQuery {
    fn filter(&self) -> Result<TaskFilter, Trouble> {
        Ok(TaskFilter {
            state: self.state.map(|it| it.0),
            open: self.open.unwrap_or_default(),
            duty: self.duty.map(domain::plans::DutyNo),
            unit: self.unit.map(UnitId::from_uuid),
            group: self.group.map(UnitId::from_uuid),
            plan: self.plan.map(PlanId::from_uuid),
            measure: self.measure.map(MeasureId::from_uuid),
            due: self.due.map(|it| it.0),
            lights: LightFilter {
                light: self.light.map(|it| it.0),
                between: between(self.from, self.to)?,
                stage: self.stage.map(|it| it.0),
                ownership: self.ownership.map(|it| it.0),
            },
            lead: self.lead.unwrap_or_default(),
            extension: self.extension.unwrap_or_default(),
        })
    }

    fn key(&self) -> Result<Option<DayKey>, Trouble> {
        let key = self.cursor.as_deref().map(str::parse).transpose();
        key.map_err(|()| Trouble::unreadable("cursor"))
    }

    fn rows(&self) -> Result<usize, Trouble> {
        let rows = self.limit.unwrap_or(USUAL_ROWS);
        if (1..=MOST_ROWS).contains(&rows) { Ok(rows) } else { Err(Trouble::unreadable("limit")) }
    }
}

/// The days of a stretch of time: both, in their order, or none.
///
/// # Errors
/// A trouble that names the one that is wrong.
pub(super) fn between(
    from: Option<Day>,
    to: Option<Day>,
) -> Result<Option<(chrono::NaiveDate, chrono::NaiveDate)>, Trouble> {
    match (from, to) {
        (None, None) => Ok(None),
        (Some(Day(first)), Some(Day(last))) if first <= last => Ok(Some((first, last))),
        (None, Some(_)) => Err(Trouble::unreadable("from")),
        (Some(_), _) => Err(Trouble::unreadable("to")),
    }
}

/// A stretch of the list, by due date.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "TaskList")]
pub(in super::super) struct TaskListAnswer {
    /// The tasks.
    tasks: Vec<TaskItem>,
    /// How many match in all.
    total: TotalAnswer,
    /// The cursor of the tasks after these.
    next: Option<String>,
    /// The cursor of the tasks before these.
    previous: Option<String>,
}

/// A task on the list.
#[derive(Debug, Serialize, JsonSchema)]
struct TaskItem {
    /// Its number.
    no: String,
    /// Its title.
    title: String,
    /// The unit that owes it.
    unit: UnitAnswer,
    /// The title of the plan it comes from.
    plan: Option<String>,
    /// The last day.
    due_on: Day,
    /// Where it stands.
    state: Named<TaskStateName>,
    /// Days from today to the last day; negative once it has passed.
    days_left: i64,
    /// Whether the unit is late.
    is_overdue: bool,
    /// Whether no holiday notice has settled the last day yet: it may move or turn out a day off.
    provisional: bool,
}

impl From<TaskRow> for TaskItem {
    fn from(row: TaskRow) -> Self {
        Self {
            no: row.no,
            title: row.title,
            unit: UnitAnswer::new(row.unit_id, &row.unit),
            plan: row.plan,
            due_on: Day(row.due_on),
            state: Named(row.state),
            days_left: row.days_left,
            is_overdue: row.is_overdue,
            provisional: row.provisional,
        }
    }
}

pub(in super::super) async fn show(caller: Caller, Asked(query): Asked<TaskQuery>) -> Answer {
    let (filter, key, rows) = (query.filter()?, query.key()?, query.rows()?);
    let list = list_tasks_beside(&caller.reader(), &filter, key.as_ref(), rows).await?;
    let body = TaskListAnswer {
        tasks: list.rows.into_iter().map(TaskItem::from).collect(),
        total: list.total.into(),
        next: list.next,
        previous: list.previous,
    };
    answer(StatusCode::OK, &body)
}
