//! Twins: the same piece in the old edition and in the new one.

use std::collections::HashMap;

use domain::plans::{
    Outline, Plan, PlanNode, TaskStateName, as_read, confirm_twin, partners, the_same,
};
use kernel::{MeasureId, PlanId, UnitId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::super::outline::outline_of;
use super::super::rows::{plans, tasks};
use super::super::store;
use crate::{Result, Work};

/// A plan to be named with a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanName {
    /// The plan.
    pub id: PlanId,
    /// Its title.
    pub title: String,
}

/// The same measure in the edition that was replaced, where it has tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Twin {
    /// The old edition.
    pub plan: PlanId,
    /// The measure there.
    pub measure: MeasureId,
    /// Tasks there that were not taken back, as far as the person may see them.
    pub tasks: u64,
}

impl PlanName {
    fn of(row: plans::Model) -> Self {
        Self { id: PlanId::from_uuid(row.id), title: row.title }
    }
}

/// The edition that replaces this plan.
pub(in super::super) async fn successor<C: ConnectionTrait>(
    db: &C,
    plan: &Plan,
) -> Result<Option<PlanName>> {
    let replaces = plans::Column::Supersedes.eq(plan.id.as_uuid());
    Ok(plans::Entity::find().filter(replaces).one(db).await?.map(PlanName::of))
}

/// The plan that this edition replaces.
pub(in super::super) async fn predecessor<C: ConnectionTrait>(
    db: &C,
    plan: &Plan,
) -> Result<Option<Plan>> {
    match plan.supersedes {
        Some(old) => Ok(Some(store::plan(db, plan.county, old).await?)),
        None => Ok(None),
    }
}

/// Two editions, as they were read.
pub(super) struct Editions {
    old: Outline,
    pub(super) old_read: Vec<PlanNode>,
    pub(super) new_read: Vec<PlanNode>,
}

impl Editions {
    /// The edition that `plan` replaces beside its own outline.
    pub(super) async fn of<C: ConnectionTrait>(db: &C, old: &Plan, new: &Outline) -> Result<Self> {
        let old = outline_of(db, old).await?;
        let (old_read, new_read) = (as_read(&old.pieces), as_read(&new.pieces));
        Ok(Self { old, old_read, new_read })
    }

    /// For each old piece the one that was read from the document: a split part counts as it.
    pub(super) fn roots(&self) -> HashMap<Uuid, MeasureId> {
        roots(&self.old)
    }
}

fn roots(outline: &Outline) -> HashMap<Uuid, MeasureId> {
    let root = |piece: &PlanNode| (piece.id.as_uuid(), piece.split_from.unwrap_or(piece.id));
    outline.pieces.iter().map(root).collect()
}

/// For each piece of the new edition that is unchanged its twin in the old one; `tasks` counts
/// the tasks of a piece of the old edition.
pub(in super::super) async fn twins_of<C: ConnectionTrait>(
    db: &C,
    old: &Plan,
    new: &Outline,
    tasks: &HashMap<Uuid, Vec<(TaskStateName, u64)>>,
) -> Result<HashMap<MeasureId, Twin>> {
    let editions = Editions::of(db, old, new).await?;
    let mut counts: HashMap<MeasureId, u64> = HashMap::new();
    let roots = editions.roots();
    for (piece, states) in tasks {
        let standing = states.iter().filter(|(state, _)| *state != TaskStateName::Withdrawn);
        let Some(root) = roots.get(piece) else { continue };
        *counts.entry(*root).or_default() += standing.map(|(_, count)| count).sum::<u64>();
    }
    let twin = |(was, now): (usize, usize)| {
        let measure = editions.old_read[was].id;
        let tasks = counts.get(&measure).copied().filter(|tasks| *tasks > 0)?;
        Some((editions.new_read[now].id, Twin { plan: old.id, measure, tasks }))
    };
    Ok(the_same(&editions.old_read, &editions.new_read).into_iter().filter_map(twin).collect())
}

/// Goes on if none of these units has an open task of this measure's twin, or if a person confirmed it.
///
/// # Errors
/// A refusal that asks for the confirmation.
pub(in super::super) async fn require_confirmation(
    work: &Work,
    plan: &Plan,
    measure: MeasureId,
    units: Vec<UnitId>,
    confirmed: bool,
) -> Result<()> {
    let Some(old) = predecessor(work.db(), plan).await? else { return Ok(()) };
    let new = outline_of(work.db(), plan).await?;
    let editions = Editions::of(work.db(), &old, &new).await?;
    let new_roots = roots(&new);
    let asked: Vec<MeasureId> = new
        .gathered(measure)
        .iter()
        .filter_map(|id| new_roots.get(&id.as_uuid()).copied())
        .collect();
    let partners = partners(&editions.old_read, &editions.new_read);
    let of_asked = editions.new_read.iter().zip(partners);
    let twins = of_asked.filter_map(|(now, was)| was.filter(|_| asked.contains(&now.id)));
    let twins: Vec<MeasureId> = twins.map(|place| editions.old_read[place].id).collect();
    let pieces = editions.roots().into_iter().filter(|(_, root)| twins.contains(root));
    let open = TaskStateName::ALL.into_iter().filter(|state| state.is_open());
    let tasks = tasks::Entity::find()
        .filter(tasks::Column::MeasureId.is_in(pieces.map(|(piece, _)| piece)))
        .filter(tasks::Column::UnitId.is_in(units.iter().map(UnitId::as_uuid)))
        .filter(tasks::Column::State.is_in(open.map(TaskStateName::name)))
        .count(work.db())
        .await?;
    Ok(confirm_twin(tasks > 0, confirmed)?)
}
