//! The duties of the county, with how each stands.

use std::collections::HashMap;

use domain::plans::{Duty, LightCounts, Recurrence};
use kernel::{PlanId, local_date};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::county::page_of;
use super::kept::tallied;
use super::seen::{ScreenFilter, Seen};
use super::unit_lights::Part;
use crate::plans::rows::duties;
use crate::{Reader, Result};

/// Duties on one page.
const ROWS: usize = 50;

/// Which duties to list; what is not said does not matter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DutyFilter {
    /// Whether it is still asked.
    pub is_in_force: Option<bool>,
    /// Whether it comes back.
    pub recurs: Option<bool>,
    /// From this plan.
    pub plan: Option<PlanId>,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyRow {
    /// The duty.
    pub duty: Duty,
    /// How many units that the reader sees are asked now.
    pub asked: usize,
    /// All its tasks so far.
    pub lights: LightCounts,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyList {
    /// The rows, the newest duty first.
    pub rows: Vec<DutyRow>,
    /// How many duties match.
    pub total: usize,
    /// The page, from 0, and how many there are.
    pub page: (usize, usize),
}

/// The duties that are asked of units whom the reader sees.
///
/// # Errors
/// A fault of the database.
pub async fn list_duties(reader: &Reader<'_>, filter: DutyFilter, page: usize) -> Result<DutyList> {
    let today = local_date(reader.now());
    let seen = Seen::of(reader, ScreenFilter::default()).await?;
    let asked_of = |duty: &Duty| seen.units.iter().any(|unit| duty.audience.holds(unit));
    let mut matching = matching(reader, &filter).await?;
    matching.retain(asked_of);
    let (at, pages, shown) = page_of(&matching, page, ROWS);
    let ids = shown.iter().map(|duty| duty.id.as_uuid()).collect();
    let part = Part { duties: Some(ids), between: None };
    let mut lights: HashMap<Uuid, LightCounts> = HashMap::new();
    for tally in tallied(reader, &seen, &part).await? {
        *lights.entry(tally.duty).or_default() += tally.lights(today);
    }
    let rows = shown.iter().map(|duty| DutyRow {
        asked: seen.units.iter().filter(|unit| duty.audience.holds(unit)).count(),
        lights: lights.get(&duty.id.as_uuid()).copied().unwrap_or_default(),
        duty: duty.clone(),
    });
    Ok(DutyList { rows: rows.collect(), total: matching.len(), page: (at, pages) })
}

async fn matching(reader: &Reader<'_>, filter: &DutyFilter) -> Result<Vec<Duty>> {
    let named = Condition::all()
        .add(duties::Column::CountyId.eq(reader.person().county.as_uuid()))
        .add_option(filter.plan.map(|plan| duties::Column::PlanId.eq(plan.as_uuid())));
    let rows = duties::Entity::find().filter(named).order_by_desc(duties::Column::No);
    let mut found = Vec::new();
    for row in rows.all(reader.db()).await? {
        let duty = row.into_domain()?;
        let recurs = matches!(duty.recurrence, Recurrence::Every { .. });
        let matches = filter.is_in_force.is_none_or(|is| is == duty.is_in_force())
            && filter.recurs.is_none_or(|does| does == recurs);
        found.extend(matches.then_some(duty));
    }
    Ok(found)
}
