//! The page of a duty: what is asked, of whom, how often, and how it stands.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::access::{Act, Facts};
use domain::org::{Unit, UnitName};
use domain::plans::{Audience, Duty, DutyNo, LightCounts, TaskStateName};
use kernel::local_date;
use kernel::period::Period;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use super::county::{id_of, page_of};
use super::grid::{Grid, Section};
use super::kept::tallied;
use super::unit_lights::{Part, UnitLight};
use super::units::ScreenUnits;
use super::window::terms_of;
use crate::accounts::{PersonName, names_of};
use crate::plans::rows::{plans, tasks};
use crate::plans::{duty_store, periods};
use crate::record::{Happening, story_of};
use crate::shell::unreadable;
use crate::{Error, Reader, Result};

/// Periods of the heat map.
const PERIODS: usize = 12;
/// Units on one page of the heat map.
const UNITS: usize = 200;

/// A column of the heat map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatPeriod {
    /// The period; `None` for what is asked once.
    pub period: Option<Period>,
    /// What the units of this page show together.
    pub lights: LightCounts,
}

/// Everything that the page of a duty shows.
#[derive(Debug, Clone)]
pub struct DutyPage {
    /// The duty.
    pub duty: Duty,
    /// The title of the plan it comes from.
    pub plan: Option<String>,
    /// Who began it.
    pub established_by: PersonName,
    /// The units that are asked by name, as far as the reader sees them.
    pub named: Vec<UnitName>,
    /// How many units that the reader sees are asked now.
    pub asked: usize,
    /// All its tasks so far.
    pub lights: LightCounts,
    /// The last periods, the oldest first.
    pub periods: Vec<HeatPeriod>,
    /// Units × periods.
    pub sections: Vec<Section>,
    /// The page of units, from 0, and how many there are.
    pub page: (usize, usize),
    /// Its story, oldest first.
    pub story: Vec<Happening>,
    /// Whether the reader may end it.
    pub may_end: bool,
}

/// The page of a duty.
///
/// # Errors
/// [`Error::Missing`] if nobody whom the reader sees is asked, or a fault.
pub async fn duty_page(reader: &Reader<'_>, no: DutyNo, page: usize) -> Result<DutyPage> {
    let today = local_date(reader.now());
    let county = reader.person().county;
    let duty = duty_store::duty(reader.db(), county, no).await?;
    let seen = ScreenUnits::of_duty(reader, duty.id).await?;
    let id = duty.id.as_uuid();
    let part = Part { duties: Some(vec![id]), between: None };
    let kept = tallied(reader, &seen, &part).await?;
    let asked: Vec<&Unit> = seen.units.iter().filter(|unit| duty.audience.holds(unit)).collect();
    if asked.is_empty() && kept.is_empty() {
        return Err(Error::Missing);
    }
    let named = match &duty.audience {
        Audience::Units { .. } => asked.iter().map(|unit| unit.name.clone()).collect(),
        Audience::Groups | Audience::Schools { .. } => Vec::new(),
    };
    let asked = asked.len();
    let heat = Heat::of(reader, &seen, &duty, page, today).await?;
    let by = duty.establishment.by.as_uuid();
    let people = names_of(reader.db(), &[by]).await?;
    Ok(DutyPage {
        plan: plan_title(reader, &duty).await?,
        established_by: people.get(&by).cloned().ok_or_else(|| unreadable("account"))?,
        named,
        asked,
        lights: kept.iter().map(|tally| tally.lights(today)).sum(),
        periods: heat.periods,
        sections: heat.sections,
        page: heat.page,
        story: story_of(reader.db(), county.as_uuid(), id).await?,
        may_end: duty.is_in_force() && reader.may(Act::EndDuty, Facts::COUNTY),
        duty,
    })
}

async fn plan_title(reader: &Reader<'_>, duty: &Duty) -> Result<Option<String>> {
    let Some(origin) = duty.origin else { return Ok(None) };
    let titles = plans::Entity::find().select_only().column(plans::Column::Title);
    let title = titles.filter(plans::Column::Id.eq(origin.plan.as_uuid()));
    Ok(title.into_tuple().one(reader.db()).await?)
}

/// The heat map of one page of units.
struct Heat {
    periods: Vec<HeatPeriod>,
    sections: Vec<Section>,
    page: (usize, usize),
}

impl Heat {
    async fn of(
        reader: &Reader<'_>,
        seen: &ScreenUnits,
        duty: &Duty,
        page: usize,
        today: NaiveDate,
    ) -> Result<Self> {
        let keys = keys_of(reader, duty).await?;
        let places: HashMap<String, usize> =
            keys.iter().map(|period| name_of(*period)).zip(0..).collect();
        let of_duty = shares(duty, places.keys());
        let units = asked_ever(reader, seen, duty, &of_duty).await?;
        let (at, pages, shown) = page_of(&units, page, UNITS);
        let lights = lights_by_period(reader, duty, of_duty, shown).await?;
        let mut grid = Grid::of(seen, keys.len());
        let columns: HashMap<&str, usize> = lights
            .iter()
            .filter_map(|(period, light)| Some((light.no.as_str(), *places.get(period)?)))
            .collect();
        let only: Vec<UnitLight> = lights.iter().map(|(_, light)| light.clone()).collect();
        grid.fill(seen, shown, &only, |light| columns.get(light.no.as_str()).copied(), today);
        grid.sections.retain(|section| !section.rows.is_empty());
        let mut periods: Vec<HeatPeriod> = keys
            .into_iter()
            .map(|period| HeatPeriod { period, lights: LightCounts::default() })
            .collect();
        for row in grid.sections.iter().flat_map(|section| &section.rows) {
            for (period, cell) in periods.iter_mut().zip(&row.cells) {
                period.lights += cell.lights;
            }
        }
        Ok(Self { periods, sections: grid.sections, page: (at, pages) })
    }
}

/// The last periods that were given; one without a name for what is asked once.
async fn keys_of(reader: &Reader<'_>, duty: &Duty) -> Result<Vec<Option<Period>>> {
    let through = duty_store::opened_through(reader.db(), duty.id).await?;
    let terms = terms_of(reader).await?;
    let mut opened = periods::opened(duty, through, &terms);
    opened.drain(..opened.len().saturating_sub(PERIODS));
    let is_once = matches!(duty.recurrence, domain::plans::Recurrence::Once { .. });
    Ok(if is_once { vec![None] } else { opened.into_iter().map(Some).collect() })
}

fn name_of(period: Option<Period>) -> String {
    period.map(|period| period.to_string()).unwrap_or_default()
}

type Row = (Uuid, String, NaiveDate, String, String, Option<NaiveDate>);

/// The tasks of the duty in these periods; the index of shares gives them.
fn shares<'a>(duty: &Duty, periods: impl Iterator<Item = &'a String>) -> Select<tasks::Entity> {
    let of_duty = Condition::all()
        .add(tasks::Column::DutyId.eq(duty.id.as_uuid()))
        .add(tasks::Column::Period.is_in(periods))
        .add(tasks::Column::State.ne(TaskStateName::Withdrawn.name()));
    tasks::Entity::find().select_only().filter(of_duty)
}

/// Those of the units of one page.
async fn lights_by_period(
    reader: &Reader<'_>,
    duty: &Duty,
    shares: Select<tasks::Entity>,
    shown: &[Unit],
) -> Result<Vec<(String, UnitLight)>> {
    use tasks::Column::{DueOn, FirstHandedInOn, No, Period, State, UnitId};
    let id = duty.id.as_uuid();
    let rows: Vec<Row> = shares
        .columns([UnitId, Period, DueOn, No, State, FirstHandedInOn])
        .filter(UnitId.is_in(shown.iter().map(id_of)))
        .into_tuple()
        .all(reader.db())
        .await?;
    let lights = rows.into_iter().map(|(unit, period, due_on, no, state, handed_in)| {
        let state = TaskStateName::from_name(&state).ok_or_else(|| unreadable("state"))?;
        let standing = domain::plans::Standing::of(state, handed_in, due_on);
        Ok(standing.map(|standing| (period, UnitLight { unit, duty: id, due_on, no, standing })))
    });
    lights.filter_map(Result::transpose).collect()
}

/// The units that are asked or were, of those the reader sees. Of those that are asked now no
/// task is looked for.
async fn asked_ever(
    reader: &Reader<'_>,
    seen: &ScreenUnits,
    duty: &Duty,
    shares: &Select<tasks::Entity>,
) -> Result<Vec<Unit>> {
    let others = seen.units.iter().filter(|unit| !duty.audience.holds(unit));
    let had = shares.clone().column(tasks::Column::UnitId).distinct();
    let had = had.filter(tasks::Column::UnitId.is_in(others.map(id_of)));
    let had: Vec<Uuid> = had.into_tuple().all(reader.db()).await?;
    let had: HashSet<Uuid> = had.into_iter().collect();
    let asked = |unit: &&Unit| duty.audience.holds(unit) || had.contains(&unit.id.as_uuid());
    Ok(seen.units.iter().filter(asked).cloned().collect())
}
