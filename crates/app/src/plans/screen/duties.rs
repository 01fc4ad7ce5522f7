//! The duties of the county, with how each stands.

use std::collections::HashMap;

use domain::plans::{Audience, Duty, DutyState, LightCounts, Recurrence};
use kernel::{PlanId, local_date};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use super::county::page_of;
use super::kept::tallied;
use super::unit_lights::Part;
use super::units::{ScreenFilter, ScreenUnits};
use crate::plans::duty_store::name_of;
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
    let seen = ScreenUnits::of(reader, ScreenFilter::default()).await?;
    let matching = matching(reader, &seen, &filter).await?;
    let (at, pages, ids) = page_of(&matching, page, ROWS);
    let shown = newest_first().filter(duties::Column::Id.is_in(ids.iter().copied()));
    let shown = shown.all(reader.db()).await?.into_iter().map(duties::Model::into_domain);
    let part = Part { duties: Some(ids.to_vec()), between: None };
    let mut lights: HashMap<Uuid, LightCounts> = HashMap::new();
    for tally in tallied(reader, &seen, &part).await? {
        *lights.entry(tally.duty).or_default() += tally.lights(today);
    }
    let row = |duty: Duty| DutyRow {
        asked: seen.units.iter().filter(|unit| duty.audience.holds(unit)).count(),
        lights: lights.get(&duty.id.as_uuid()).copied().unwrap_or_default(),
        duty,
    };
    let rows = shown.map(|duty| duty.map(row)).collect::<Result<_>>()?;
    Ok(DutyList { rows, total: matching.len(), page: (at, pages) })
}

fn newest_first() -> Select<duties::Entity> {
    duties::Entity::find().order_by_desc(duties::Column::No)
}

/// The duties that are asked of units whom the reader sees; no more of each is read than that
/// and the filter need.
async fn matching(
    reader: &Reader<'_>,
    seen: &ScreenUnits,
    filter: &DutyFilter,
) -> Result<Vec<Uuid>> {
    use duties::Column::{Audience as AskedOf, CountyId, Id, PlanId, Recurrence as Often, State};
    let in_force = name_of(&DutyState::InForce);
    let stands = |is_so| if is_so { State.eq(in_force) } else { State.ne(in_force) };
    let named = Condition::all()
        .add(CountyId.eq(reader.person().county.as_uuid()))
        .add_option(filter.is_in_force.map(stands))
        .add_option(filter.plan.map(|plan| PlanId.eq(plan.as_uuid())));
    let rows = newest_first().select_only().columns([Id, AskedOf, Often]).filter(named);
    let rows: Vec<(Uuid, String, String)> = rows.into_tuple().all(reader.db()).await?;
    let mut found = Vec::new();
    for (id, audience, recurrence) in rows {
        let audience: Audience = serde_json::from_str(&audience)?;
        let recurrence: Recurrence = serde_json::from_str(&recurrence)?;
        let recurs = matches!(recurrence, Recurrence::Every { .. });
        let matches = filter.recurs.is_none_or(|does| does == recurs)
            && seen.units.iter().any(|unit| audience.holds(unit));
        found.extend(matches.then_some(id));
    }
    Ok(found)
}
