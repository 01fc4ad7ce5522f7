//! The page that shows what a new edition changed, and which tasks it touches.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::access::{Act, Facts};
use domain::org::UnitName;
use domain::plans::{Change, ChangeKind, Plan, PlanNode, TaskStateName, compare};
use kernel::{MeasureId, PlanId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::super::document::task_counts;
use super::super::list::TaskFilter;
use super::super::outline::outline_of;
use super::super::rows::{kept_tasks, tasks};
use super::super::seen::Seen;
use super::super::store;
use super::twins::{Editions, predecessor};
use crate::org::names_of_units;
use crate::shell::unreadable;
use crate::{Error, Reader, Result};

/// An open task whose piece was changed or removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TouchedTask {
    /// Its number.
    pub no: String,
    /// The unit that owes it.
    pub unit: UnitName,
    /// The last day.
    pub due_on: NaiveDate,
    /// Where it stands.
    pub state: TaskStateName,
    /// Whether the office said that it stays as it is.
    pub kept: bool,
}

/// One piece in both editions, or in one of them.
#[derive(Debug, Clone)]
pub struct ChangeRow {
    /// What changed.
    pub change: Change,
    /// The piece of the old edition.
    pub old: Option<PlanNode>,
    /// The piece of the new edition.
    pub new: Option<PlanNode>,
    /// How many tasks of the old piece stand in each state, as far as the person may see them.
    pub tasks: Vec<(TaskStateName, u64)>,
    /// Of a piece that was changed or removed the open ones, by due date.
    pub touched: Vec<TouchedTask>,
}

/// Everything that the page shows.
#[derive(Debug, Clone)]
pub struct ChangesPage {
    /// The edition that was replaced.
    pub old: Plan,
    /// The new edition.
    pub new: Plan,
    /// Every piece of both, in the order of the new one.
    pub rows: Vec<ChangeRow>,
    /// Whether the person may say that a task stays as it is.
    pub may_keep: bool,
}

/// What the edition `plan` changed in the one that it replaces.
///
/// # Errors
/// [`Error::Missing`] if it replaces none, or a fault.
pub async fn changes_page(reader: &Reader<'_>, plan: PlanId) -> Result<ChangesPage> {
    reader.require(Act::ReadPlan, Facts::COUNTY)?;
    let county = reader.person().county;
    let new = store::plan(reader.db(), county, plan).await?;
    let old = predecessor(reader.db(), &new).await?.ok_or(Error::Missing)?;
    let outline = outline_of(reader.db(), &new).await?;
    let editions = Editions::of(reader.db(), &old, &outline).await?;
    let mut standing = counts_by_root(reader, &old, &editions).await?;
    let changes = compare(&editions.old_read, &editions.new_read);
    let mut touched = touched_tasks(reader, (&old, &new), &editions, &changes).await?;
    let row = |change: Change| {
        let was = change.old.map(|place| editions.old_read[place].clone());
        let id = was.as_ref().map(|piece| piece.id);
        ChangeRow {
            tasks: id.and_then(|id| standing.remove(&id)).unwrap_or_default(),
            touched: id.and_then(|id| touched.remove(&id)).unwrap_or_default(),
            old: was,
            new: change.new.map(|place| editions.new_read[place].clone()),
            change,
        }
    };
    let rows = changes.into_iter().map(row).collect();
    let may_keep = reader.may(Act::RegisterPlan, Facts::COUNTY);
    Ok(ChangesPage { old, new, rows, may_keep })
}

/// The counts of tasks, those of split parts with the piece that was read.
async fn counts_by_root(
    reader: &Reader<'_>,
    old: &Plan,
    editions: &Editions,
) -> Result<HashMap<MeasureId, Vec<(TaskStateName, u64)>>> {
    let roots = editions.roots();
    let mut by_root: HashMap<MeasureId, HashMap<&str, u64>> = HashMap::new();
    for (piece, states) in task_counts(reader, old.id).await? {
        let Some(root) = roots.get(&piece) else { continue };
        for (state, count) in states {
            *by_root.entry(*root).or_default().entry(state.name()).or_default() += count;
        }
    }
    let in_order = |counts: HashMap<&str, u64>| {
        let states = TaskStateName::ALL.into_iter();
        states.filter_map(|state| Some((state, *counts.get(state.name())?))).collect()
    };
    Ok(by_root.into_iter().map(|(root, counts)| (root, in_order(counts))).collect())
}

type OpenRow = (Uuid, Option<Uuid>, Uuid, String, NaiveDate, String);

/// The open tasks of pieces that were changed or removed, by the piece that was read.
async fn touched_tasks(
    reader: &Reader<'_>,
    (old, new): (&Plan, &Plan),
    editions: &Editions,
    changes: &[Change],
) -> Result<HashMap<MeasureId, Vec<TouchedTask>>> {
    use tasks::Column::{DueOn, Id, MeasureId, No, State, UnitId};
    let other = |change: &&Change| matches!(change.kind, ChangeKind::Changed | ChangeKind::Removed);
    let places = changes.iter().filter(other).filter_map(|change| change.old);
    let rewritten: HashSet<_> = places.map(|place| editions.old_read[place].id).collect();
    let roots = editions.roots();
    let of_these = roots.iter().filter(|(_, root)| rewritten.contains(root)).map(|(id, _)| *id);
    let open = TaskStateName::ALL.into_iter().filter(|state| state.is_open());
    let of_plan = TaskFilter { plan: Some(old.id), ..TaskFilter::default() };
    let Some(of_plan) = Seen::by(reader).await?.tasks(&of_plan) else { return Ok(HashMap::new()) };
    let found: Vec<OpenRow> = of_plan
        .select_only()
        .columns([Id, MeasureId, UnitId, No, DueOn, State])
        .filter(State.is_in(open.map(TaskStateName::name)))
        .filter(MeasureId.is_in(of_these))
        .order_by_asc(DueOn)
        .order_by_asc(Id)
        .into_tuple()
        .all(reader.db())
        .await?;
    let kept = kept_in(reader, new).await?;
    let names = names_of_units(reader.db(), found.iter().map(|row| row.2)).await?;
    let mut touched: HashMap<kernel::MeasureId, Vec<TouchedTask>> = HashMap::new();
    for (id, measure, unit, no, due_on, state) in found {
        let Some(root) = measure.and_then(|id| roots.get(&id)) else { continue };
        touched.entry(*root).or_default().push(TouchedTask {
            unit: names.get(&unit).cloned().ok_or_else(|| unreadable("unit"))?,
            state: TaskStateName::from_name(&state).ok_or_else(|| unreadable("state"))?,
            kept: kept.contains(&id),
            no,
            due_on,
        });
    }
    Ok(touched)
}

async fn kept_in(reader: &Reader<'_>, new: &Plan) -> Result<HashSet<Uuid>> {
    let kept = kept_tasks::Entity::find()
        .filter(kept_tasks::Column::PlanId.eq(new.id.as_uuid()))
        .all(reader.db())
        .await?;
    Ok(kept.into_iter().map(|row| row.task_id).collect())
}
