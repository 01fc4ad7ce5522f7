//! What can be asked about stamps: those of a task, and how many the tasks of a plan have.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::access::{Act, Facts};
use domain::plans::{Stamp, StampChoice, StampKind, Task, TaskStateName, current};
use kernel::PlanId;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::rows::stamps;
use super::store;
use crate::accounts::{PersonName, names_of};
use crate::plans::list::TaskFilter;
use crate::plans::rows::tasks;
use crate::plans::seen::Seen;
use crate::plans::store::plan as plan_of;
use crate::shell::unreadable;
use crate::{Reader, Result};

/// A stamp with the name of who gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenStamp {
    /// The day on which it took place.
    pub on: NaiveDate,
    /// Which meeting, notice or inspection.
    pub reference: String,
    /// Who gave it.
    pub by: PersonName,
}

/// One of the four, on the page of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StampRow {
    /// Which.
    pub kind: StampKind,
    /// What stands.
    pub current: Option<GivenStamp>,
    /// What was superseded, the oldest first.
    pub earlier: Vec<GivenStamp>,
}

/// The stamps of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskStamps {
    /// Whether its plan wants them.
    pub wanted: bool,
    /// The four, in their order.
    pub rows: Vec<StampRow>,
}

impl TaskStamps {
    /// How many there are.
    pub fn given(&self) -> usize {
        self.rows.iter().filter(|row| row.current.is_some()).count()
    }

    /// Those that are wanted and not there.
    pub fn missing(&self) -> Vec<StampKind> {
        let missing = self.rows.iter().filter(|row| self.wanted && row.current.is_none());
        missing.map(|row| row.kind).collect()
    }
}

/// The stamps of a task; `None` where its plan wants none and it has none.
pub(in crate::plans) async fn stamps_on(
    reader: &Reader<'_>,
    task: &Task,
) -> Result<Option<TaskStamps>> {
    let given = store::stamps_of(reader.db(), task.id).await?;
    let wanted = store::wants_stamps(reader.db(), task).await?;
    if given.is_empty() && !wanted {
        return Ok(None);
    }
    let by: Vec<Uuid> = given.iter().map(|stamp| stamp.by.as_uuid()).collect();
    let names = names_of(reader.db(), &by).await?;
    let rows = StampKind::ALL.into_iter().map(|kind| row(kind, &given, &names));
    Ok(Some(TaskStamps { wanted, rows: rows.collect::<Result<_>>()? }))
}

fn row(kind: StampKind, given: &[Stamp], names: &HashMap<Uuid, PersonName>) -> Result<StampRow> {
    let valid = current(given, kind);
    let told = |stamp: &Stamp| {
        let by = names.get(&stamp.by.as_uuid()).cloned().ok_or_else(|| unreadable("account"))?;
        Ok(GivenStamp { on: stamp.on, reference: stamp.reference.clone(), by })
    };
    let earlier = given.iter().filter(|it| it.kind == kind && Some(it.id) != valid.map(|it| it.id));
    Ok(StampRow {
        kind,
        current: valid.map(told).transpose()?,
        earlier: earlier.map(told).collect::<Result<_>>()?,
    })
}

/// How many tasks of a plan have which stamp, as far as the reader sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StampCounts {
    /// The tasks, without those that were taken back.
    pub tasks: u64,
    /// The four, each with the tasks that have it.
    pub given: Vec<(StampKind, u64)>,
}

/// What a plan wants, and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StampView {
    /// What was chosen.
    pub choice: StampChoice,
    /// How far its tasks have come, where it wants stamps.
    pub counts: Option<StampCounts>,
    /// Whether the person may choose.
    pub may_choose: bool,
}

/// Whether the tasks of a plan want stamps, and how many they have.
///
/// # Errors
/// [`crate::Error::Missing`], or a fault.
pub async fn stamp_view(reader: &Reader<'_>, plan: PlanId) -> Result<StampView> {
    reader.require(Act::ReadPlan, Facts::COUNTY)?;
    plan_of(reader.db(), reader.person().county, plan).await?;
    let choice = store::choice(reader.db(), plan).await?;
    let counts = if choice.wanted { Some(counts(reader, plan).await?) } else { None };
    Ok(StampView { choice, counts, may_choose: reader.may(Act::ChooseStamps, Facts::COUNTY) })
}

async fn counts(reader: &Reader<'_>, plan: PlanId) -> Result<StampCounts> {
    let of_plan = TaskFilter { plan: Some(plan), ..TaskFilter::default() };
    let Some(seen) = Seen::by(reader).await?.tasks(&of_plan) else {
        return Ok(StampCounts { tasks: 0, given: StampKind::ALL.map(|kind| (kind, 0)).into() });
    };
    let asked = seen.filter(tasks::Column::State.ne(TaskStateName::Withdrawn.name()));
    let ids = asked.clone().select_only().column(tasks::Column::Id).into_query();
    // Of a stamp and those that supersede it, one supersedes none.
    let given: Vec<(String, i64)> = stamps::Entity::find()
        .select_only()
        .column(stamps::Column::Kind)
        .column_as(stamps::Column::Id.count(), "given")
        .filter(stamps::Column::TaskId.in_subquery(ids))
        .filter(stamps::Column::Supersedes.is_null())
        .group_by(stamps::Column::Kind)
        .into_tuple()
        .all(reader.db())
        .await?;
    let count_of = |kind: StampKind| {
        let found = given.iter().find(|(name, _)| name == kind.name());
        found.map_or(0, |(_, count)| u64::try_from(*count).unwrap_or_default())
    };
    Ok(StampCounts {
        tasks: asked.count(reader.db()).await?,
        given: StampKind::ALL.map(|kind| (kind, count_of(kind))).into(),
    })
}
