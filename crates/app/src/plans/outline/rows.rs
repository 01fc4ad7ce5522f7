//! Rows of the outline to domain types and back.

use domain::plans::{Outline, PieceState, Plan, PlanNode};
use kernel::{CountyId, MeasureId, PlanId};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::super::rows::plan_nodes;
use crate::{Error, Result};

/// The outline of a plan, in the order of the document.
pub(in super::super) async fn outline_of<C: ConnectionTrait>(
    db: &C,
    plan: &Plan,
) -> Result<Outline> {
    let rows = plan_nodes::Entity::find()
        .filter(plan_nodes::Column::PlanId.eq(plan.id.as_uuid()))
        .order_by_asc(plan_nodes::Column::Position)
        .all(db)
        .await?;
    let pieces = rows.into_iter().map(plan_nodes::Model::into_domain).collect::<Result<_>>()?;
    Ok(Outline { plan: plan.id, version: plan.outline, pieces })
}

/// The piece and all that were merged into it; alone if it is not known.
pub(in super::super) async fn gathered<C: ConnectionTrait>(
    db: &C,
    piece: MeasureId,
) -> Result<Vec<Uuid>> {
    let of_piece = Query::select()
        .column(plan_nodes::Column::PlanId)
        .from(plan_nodes::Entity)
        .and_where(plan_nodes::Column::Id.eq(piece.as_uuid()))
        .to_owned();
    let merged = plan_nodes::Entity::find()
        .filter(plan_nodes::Column::PlanId.in_subquery(of_piece))
        .filter(plan_nodes::Column::State.eq("merged"))
        .all(db)
        .await?;
    let merged = merged.into_iter().map(plan_nodes::Model::into_domain);
    let merged: Vec<PlanNode> = merged.collect::<Result<_>>()?;
    let mut gathered = vec![piece];
    while let Some(more) = merged.iter().find(|other| joins(other, &gathered)) {
        gathered.push(more.id);
    }
    Ok(gathered.iter().map(MeasureId::as_uuid).collect())
}

/// Whether the piece was merged into one of these and is not among them yet.
fn joins(piece: &PlanNode, pieces: &[MeasureId]) -> bool {
    let home = match &piece.state {
        PieceState::Merged { into, .. } => Some(*into),
        _ => None,
    };
    home.is_some_and(|home| pieces.contains(&home)) && !pieces.contains(&piece.id)
}

/// The row of a piece.
pub(in super::super) fn row_of(
    county: CountyId,
    plan: PlanId,
    piece: &PlanNode,
) -> Result<plan_nodes::Model> {
    Ok(plan_nodes::Model {
        id: piece.id.as_uuid(),
        county_id: county.as_uuid(),
        plan_id: plan.as_uuid(),
        position: i32::try_from(piece.position).map_err(Error::fault)?,
        depth: i32::from(piece.depth),
        path: piece.path.clone(),
        marker: piece.marker.clone(),
        title: piece.title.clone(),
        text: piece.text.clone(),
        offices: serde_json::to_string(&piece.offices)?,
        has_children: piece.has_children,
        times: serde_json::to_string(&piece.times)?,
        source_start: i32::try_from(piece.start).map_err(Error::fault)?,
        source_end: i32::try_from(piece.end).map_err(Error::fault)?,
        source_runs: serde_json::to_string(&piece.runs)?,
        state: piece.state.name().to_owned(),
        state_data: serde_json::to_string(&piece.state)?,
        original: piece.original.as_ref().map(serde_json::to_string).transpose()?,
        split_from: piece.split_from.map(|piece| piece.as_uuid()),
    })
}

impl plan_nodes::Model {
    /// The piece as the domain knows it.
    pub(in super::super) fn into_domain(self) -> Result<PlanNode> {
        Ok(PlanNode {
            id: MeasureId::from_uuid(self.id),
            position: u32::try_from(self.position).map_err(Error::fault)?,
            depth: u8::try_from(self.depth).map_err(Error::fault)?,
            path: self.path,
            marker: self.marker,
            title: self.title,
            text: self.text,
            offices: serde_json::from_str(&self.offices)?,
            has_children: self.has_children,
            times: serde_json::from_str(&self.times)?,
            start: u32::try_from(self.source_start).map_err(Error::fault)?,
            end: u32::try_from(self.source_end).map_err(Error::fault)?,
            runs: serde_json::from_str(&self.source_runs)?,
            state: serde_json::from_str(&self.state_data)?,
            original: self.original.as_deref().map(serde_json::from_str).transpose()?,
            split_from: self.split_from.map(MeasureId::from_uuid),
        })
    }
}
