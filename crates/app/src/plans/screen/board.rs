//! The board of one plan: measures × units, each light with its age.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::access::{Act, Facts};
use domain::org::Unit;
use domain::plans::{Light, LightCounts, Plan, PlanNode};
use kernel::{Instant, MeasureId, PlanId, UnitId, local_date};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::county::{id_of, page_of};
use super::kept::tallied;
use super::unit_lights::{Part, unit_lights};
use super::units::{ScreenFilter, ScreenUnits};
use crate::plans::outline::outline_of;
use crate::plans::rows::{duties, tasks};
use crate::plans::store;
use crate::{Reader, Result};

/// Up to so many units are columns of their own; of more, the groups are.
const UNITS: usize = 12;
/// Columns on one page.
const COLUMNS: usize = 30;

/// How old a light is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// Days since the last day of what is owed longest.
    Overdue(i64),
    /// Days since it was asked; none of it is late.
    Asked(i64),
}

/// One measure × one column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BoardCell {
    /// Its tasks.
    pub lights: LightCounts,
    /// Of what is still owed or awaited; nothing ages that was handed in.
    pub age: Option<Age>,
}

impl BoardCell {
    fn add(&mut self, lights: LightCounts, age: Option<Age>) {
        self.lights += lights;
        self.age = match (self.age, age) {
            (Some(Age::Overdue(one)), Some(Age::Overdue(other))) => {
                Some(Age::Overdue(one.max(other)))
            }
            (Some(Age::Asked(one)), Some(Age::Asked(other))) => Some(Age::Asked(one.max(other))),
            (Some(Age::Overdue(days)), _) | (_, Some(Age::Overdue(days))) => {
                Some(Age::Overdue(days))
            }
            (one, other) => one.or(other),
        };
    }
}

/// The row of a measure.
#[derive(Debug, Clone)]
pub struct BoardRow {
    /// The measure.
    pub measure: PlanNode,
    /// Its cells, in the order of the columns.
    pub cells: Vec<BoardCell>,
}

/// The board.
#[derive(Debug, Clone)]
pub struct MeasureBoard {
    /// The plan.
    pub plan: Plan,
    /// Groups, or units: `None` for units whose group the reader does not see.
    pub columns: Vec<Option<Unit>>,
    /// The measures, in the order of the document.
    pub rows: Vec<BoardRow>,
    /// Whether columns are single units.
    pub shows_units: bool,
    /// The page of columns, from 0, and how many there are.
    pub page: (usize, usize),
}

/// The board of a plan; of one group, if one is named.
///
/// # Errors
/// [`crate::Error::Missing`], or a fault.
pub async fn measure_board(
    reader: &Reader<'_>,
    plan: PlanId,
    group: Option<UnitId>,
    page: usize,
) -> Result<MeasureBoard> {
    reader.require(Act::ReadPlan, Facts::COUNTY)?;
    let plan = store::plan(reader.db(), reader.person().county, plan).await?;
    let filter = ScreenFilter { group, plan: Some(plan.id), ..ScreenFilter::default() };
    let seen = ScreenUnits::of(reader, filter).await?;
    let asked = Asked::of(reader, plan.id).await?;
    let shows_units = group.is_some() || seen.units.len() <= UNITS;
    let all = columns_of(&seen, shows_units);
    let (at, pages, columns) = page_of(&all, page, COLUMNS);
    let places: HashMap<Option<Uuid>, usize> =
        columns.iter().map(|column| column.as_ref().map(id_of)).zip(0..).collect();
    let shares = shares_of(reader, &seen, &asked, shows_units).await?;
    let mut rows = Vec::new();
    let mut cells: HashMap<Uuid, Vec<BoardCell>> = HashMap::new();
    let outline = outline_of(reader.db(), &plan).await?;
    let homes = outline.homes();
    for share in shares {
        let Some(measure) = asked.measures.get(&share.duty) else { continue };
        let Some(measure) = homes.get(&MeasureId::from_uuid(*measure)) else { continue };
        let Some(column) = places.get(&share.column) else { continue };
        let row = cells
            .entry(measure.as_uuid())
            .or_insert_with(|| vec![BoardCell::default(); columns.len()]);
        row[*column].add(share.lights, share.age(&asked, local_date(reader.now())));
    }
    for measure in outline.pieces {
        if measure.as_measure().is_some() {
            let blank = || vec![BoardCell::default(); columns.len()];
            let cells = cells.remove(&measure.id.as_uuid()).unwrap_or_else(blank);
            rows.push(BoardRow { measure, cells });
        }
    }
    Ok(MeasureBoard { plan, columns: columns.to_vec(), rows, shows_units, page: (at, pages) })
}

fn columns_of(seen: &ScreenUnits, shows_units: bool) -> Vec<Option<Unit>> {
    if shows_units {
        return seen.units.iter().cloned().map(Some).collect();
    }
    let mut columns: Vec<Option<Unit>> = Vec::new();
    for unit in &seen.units {
        let head = seen.head(unit.head().as_uuid()).cloned();
        if !columns.contains(&head) {
            columns.push(head);
        }
    }
    columns
}

/// What the plan asks for.
struct Asked {
    /// Of which measure each duty is.
    measures: HashMap<Uuid, Uuid>,
    /// When the tasks of a duty with a last day to come were given; a recurring duty gives new
    /// ones in each period.
    given: HashMap<(Uuid, NaiveDate), NaiveDate>,
}

impl Asked {
    async fn of(reader: &Reader<'_>, plan: PlanId) -> Result<Self> {
        use duties::Column::{Id, MeasureId, PlanId as OfPlan};
        let rows: Vec<(Uuid, Option<Uuid>)> = duties::Entity::find()
            .select_only()
            .columns([Id, MeasureId])
            .filter(OfPlan.eq(plan.as_uuid()))
            .into_tuple()
            .all(reader.db())
            .await?;
        let measures = rows.into_iter().filter_map(|(duty, measure)| Some((duty, measure?)));
        Ok(Self { measures: measures.collect(), given: given(reader, plan).await? })
    }
}

async fn given(reader: &Reader<'_>, plan: PlanId) -> Result<HashMap<(Uuid, NaiveDate), NaiveDate>> {
    use tasks::Column::{AssignedAt, DueOn, DutyId, PlanId as OfPlan};
    let rows: Vec<(Uuid, NaiveDate, Instant)> = tasks::Entity::find()
        .select_only()
        .columns([DutyId, DueOn])
        .column_as(AssignedAt.min(), "given")
        .filter(OfPlan.eq(plan.as_uuid()))
        .filter(DueOn.gte(local_date(reader.now())))
        .group_by(DutyId)
        .group_by(DueOn)
        .into_tuple()
        .all(reader.db())
        .await?;
    Ok(rows.into_iter().map(|(duty, due_on, at)| ((duty, due_on), local_date(at))).collect())
}

/// Tasks of one duty in one column, with one last day.
struct Shares {
    duty: Uuid,
    column: Option<Uuid>,
    due_on: NaiveDate,
    lights: LightCounts,
    is_owed: bool,
}

impl Shares {
    fn age(&self, asked: &Asked, today: NaiveDate) -> Option<Age> {
        if self.is_owed {
            return Some(Age::Overdue((today - self.due_on).num_days()));
        }
        let waits = self.lights.of(Light::NotDue) > 0;
        let given = waits.then(|| asked.given.get(&(self.duty, self.due_on))).flatten();
        given.map(|given| Age::Asked((today - *given).num_days()))
    }
}

async fn shares_of(
    reader: &Reader<'_>,
    seen: &ScreenUnits,
    asked: &Asked,
    shows_units: bool,
) -> Result<Vec<Shares>> {
    let today = local_date(reader.now());
    let part = Part { duties: Some(asked.measures.keys().copied().collect()), between: None };
    if !shows_units {
        let tallies = tallied(reader, seen, &part).await?;
        let of_group = tallies.iter().map(|tally| Shares {
            duty: tally.duty,
            column: seen.head(tally.group).map(id_of),
            due_on: tally.due_on,
            lights: tally.lights(today),
            is_owed: tally.is_owed_since(today),
        });
        return Ok(of_group.collect());
    }
    let units = seen.units.iter().map(id_of);
    let lights = unit_lights(reader, units, &part).await?;
    let of_unit = lights.iter().map(|light| Shares {
        duty: light.duty,
        column: Some(light.unit),
        due_on: light.due_on,
        lights: LightCounts::one(light.light(today)),
        is_owed: light.is_owed_since(today),
    });
    Ok(of_unit.collect())
}
