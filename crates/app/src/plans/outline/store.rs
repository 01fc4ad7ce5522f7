//! Opening an outline for a change, and saving what changed.

use std::collections::HashMap;

use domain::access::{Act, Facts};
use domain::plans::{DutyState, OpenTasks, Outline, PlanNode, TaskStateName};
use kernel::{MeasureId, PlanId, Version, local_date};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter,
};
use uuid::Uuid;

use super::super::duty_store::name_of;
use super::super::rows::{duties, plan_nodes, plans, tasks};
use super::super::store;
use super::rows::{outline_of, row_of};
use crate::{Error, Result, Work};

/// The outline that holds this piece, if the actor may correct it and saw this version.
///
/// # Errors
/// [`Error::Denied`], [`Error::Missing`], [`Error::Stale`].
pub(super) async fn open(
    work: &Work,
    plan: PlanId,
    piece: MeasureId,
    seen: Version,
) -> Result<Outline> {
    work.require(Act::CorrectOutline, Facts::COUNTY)?;
    let plan = store::locked_plan(work, plan).await?;
    let outline = outline_of(work.db(), &plan).await?;
    outline.piece(piece).ok_or(Error::Missing)?;
    work.require_version(seen, outline.version)?;
    Ok(outline)
}

/// Writes what changed between two versions of an outline.
///
/// # Errors
/// [`Error::Stale`] if somebody else was first.
pub(super) async fn save(work: &Work, before: &Outline, after: &Outline) -> Result<()> {
    raise_version(work, before, after).await?;
    let known: HashMap<MeasureId, &PlanNode> =
        before.pieces.iter().map(|piece| (piece.id, piece)).collect();
    for piece in &after.pieces {
        match known.get(&piece.id) {
            Some(was) if is_same(was, piece) => {}
            Some(_) => {
                let row = row_of(work.county(), after.plan, piece)?.into_active_model();
                row.reset_all().update(work.db()).await?;
            }
            None => insert(work, after.plan, piece).await?,
        }
    }
    Ok(())
}

/// Whether nothing but the place of the piece changed; that moves with the others.
fn is_same(was: &PlanNode, now: &PlanNode) -> bool {
    PlanNode { position: now.position, ..was.clone() } == *now
}

async fn raise_version(work: &Work, before: &Outline, after: &Outline) -> Result<()> {
    let saved = plans::Entity::update_many()
        .col_expr(plans::Column::OutlineVersion, Expr::value(after.version.0))
        .filter(plans::Column::Id.eq(after.plan.as_uuid()))
        .filter(plans::Column::OutlineVersion.eq(before.version.0))
        .exec(work.db())
        .await?;
    if saved.rows_affected == 1 {
        Ok(())
    } else {
        Err(Error::Stale { seen: before.version, current: after.version })
    }
}

/// Makes room for a new piece and writes it.
async fn insert(work: &Work, plan: PlanId, piece: &PlanNode) -> Result<()> {
    let row = row_of(work.county(), plan, piece)?;
    let position = Expr::col(plan_nodes::Column::Position);
    plan_nodes::Entity::update_many()
        .col_expr(plan_nodes::Column::Position, position.add(1))
        .filter(plan_nodes::Column::PlanId.eq(plan.as_uuid()))
        .filter(plan_nodes::Column::Position.gte(row.position))
        .exec(work.db())
        .await?;
    row.into_active_model().insert(work.db()).await?;
    Ok(())
}

/// The open tasks of a piece and of what was merged into it, as far as the person sees them.
pub(super) async fn open_tasks(
    work: &Work,
    outline: &Outline,
    piece: MeasureId,
) -> Result<OpenTasks> {
    let pieces: Vec<Uuid> = outline.gathered(piece).iter().map(MeasureId::as_uuid).collect();
    let open = TaskStateName::ALL.into_iter().filter(|state| state.is_open());
    let away = &work.person()?.recused_from;
    let shown = tasks::Entity::find()
        .filter(tasks::Column::MeasureId.is_in(pieces.iter().copied()))
        .filter(tasks::Column::State.is_in(open.map(TaskStateName::name)))
        .filter(tasks::Column::UnitId.is_not_in(away.iter().map(kernel::UnitId::as_uuid)));
    Ok(OpenTasks {
        shown: shown.count(work.db()).await?,
        keeps_away: !away.is_empty(),
        to_come: is_asked_again(work, &pieces).await?,
    })
}

/// Whether a duty in force will ask for tasks of these pieces in periods to come.
async fn is_asked_again(work: &Work, pieces: &[Uuid]) -> Result<bool> {
    let in_force = duties::Entity::find()
        .filter(duties::Column::MeasureId.is_in(pieces.iter().copied()))
        .filter(duties::Column::State.eq(name_of(&DutyState::InForce)))
        .all(work.db())
        .await?;
    let today = local_date(work.now());
    for row in in_force {
        if row.into_domain()?.recurrence.goes_on(today) {
            return Ok(true);
        }
    }
    Ok(false)
}
