//! The list of a county's plans.

use std::collections::{HashMap, HashSet};

use domain::access::{Act, Facts};
use domain::plans::Plan;
use kernel::PlanId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use super::list::TaskFilter;
use super::rows::{plans, tasks};
use super::seen::Seen;
use crate::{Reader, Result, Total};

/// Plans on the list: a county has several a year.
const PLANS: u64 = 100;

/// The titles of the plans, newest first, for choosing one.
///
/// # Errors
/// [`crate::Error::Denied`], or a fault.
pub async fn plan_titles(reader: &Reader<'_>) -> Result<Vec<(PlanId, String)>> {
    reader.require(Act::ReadPlan, Facts::COUNTY)?;
    let rows: Vec<(Uuid, String)> = plans::Entity::find()
        .select_only()
        .column(plans::Column::Id)
        .column(plans::Column::Title)
        .filter(plans::Column::CountyId.eq(reader.person().county.as_uuid()))
        .order_by_desc(plans::Column::RegisteredAt)
        .limit(PLANS)
        .into_tuple()
        .all(reader.db())
        .await?;
    Ok(rows.into_iter().map(|(id, title)| (PlanId::from_uuid(id), title)).collect())
}

/// A row of the list of plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// The plan.
    pub plan: Plan,
    /// How many of its tasks the person may see.
    pub tasks: Total,
    /// Whether a later edition took its place.
    pub is_superseded: bool,
}

/// The plans of the county, newest first.
///
/// # Errors
/// [`crate::Error::Denied`], or a fault.
pub async fn list_plans(reader: &Reader<'_>) -> Result<Vec<PlanRow>> {
    reader.require(Act::ReadPlan, Facts::COUNTY)?;
    let rows = plans::Entity::find()
        .filter(plans::Column::CountyId.eq(reader.person().county.as_uuid()))
        .order_by_desc(plans::Column::RegisteredAt)
        .limit(PLANS)
        .all(reader.db())
        .await?;
    let listed = rows.into_iter().map(plans::Model::into_domain).collect::<Result<Vec<_>>>()?;
    let ids: Vec<PlanId> = listed.iter().map(|plan| plan.id).collect();
    let mut counts = task_counts(reader, &ids).await?;
    // A later edition stands before the earlier one, so it is listed whenever that one is.
    let superseded: HashSet<PlanId> = listed.iter().filter_map(|plan| plan.supersedes).collect();
    let row = |plan: Plan| PlanRow {
        tasks: counts.remove(&plan.id).unwrap_or_default(),
        is_superseded: superseded.contains(&plan.id),
        plan,
    };
    Ok(listed.into_iter().map(row).collect())
}

/// How many tasks of each plan the person sees; a plan without any may be missing.
async fn task_counts(reader: &Reader<'_>, plans: &[PlanId]) -> Result<HashMap<PlanId, Total>> {
    let seen = Seen::by(reader).await?;
    if !seen.is_whole_county() {
        return match seen.tasks(&TaskFilter::default()) {
            Some(visible) => counted_at_once(visible, reader).await,
            None => Ok(HashMap::new()),
        };
    }
    let mut counts = HashMap::new();
    for plan in plans {
        let of_plan = TaskFilter { plan: Some(*plan), ..TaskFilter::default() };
        if let Some(visible) = seen.tasks(&of_plan) {
            counts.insert(*plan, Total::of(visible, reader.db()).await?);
        }
    }
    Ok(counts)
}

/// Counted in one pass over the person's own tasks, which are few beside those of a plan. To
/// count plan by plan up to the limit would pass over all other groups for each of them.
async fn counted_at_once(
    visible: Select<tasks::Entity>,
    reader: &Reader<'_>,
) -> Result<HashMap<PlanId, Total>> {
    let counts: Vec<(Uuid, i64)> = visible
        .select_only()
        .column(tasks::Column::PlanId)
        .column_as(Expr::val(1).count(), "tasks")
        .filter(tasks::Column::PlanId.is_not_null())
        .group_by(tasks::Column::PlanId)
        .into_tuple()
        .all(reader.db())
        .await?;
    let count = |tasks: i64| Total::bounded(u64::try_from(tasks).unwrap_or(0));
    Ok(counts.into_iter().map(|(plan, tasks)| (PlanId::from_uuid(plan), count(tasks))).collect())
}
