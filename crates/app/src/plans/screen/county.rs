//! The county on one screen: what fell and falls due in a stretch of time.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::org::Unit;
use domain::plans::{DutyNo, LightCounts};
use kernel::local_date;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::grid::{Grid, Section};
use super::kept::{Tallied, tallied};
use super::unit_lights::{Part, unit_lights};
use super::units::{ScreenFilter, ScreenUnits};
use super::window::Window;
use crate::plans::rows::duties;
use crate::{Error, Reader, Result};

/// Up to so many units have a row each; of more, the groups have.
const UNITS: usize = 200;
/// Groups on one page.
const GROUPS: usize = 100;
/// Duties on one page.
const COLUMNS: usize = 60;

/// A duty as a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its number.
    pub no: DutyNo,
    /// Its title.
    pub title: String,
    /// The first and the last of its last days in the window.
    pub due_on: (NaiveDate, NaiveDate),
    /// What all units show together.
    pub lights: LightCounts,
}

/// Which pages, from 0; a page behind the last is the last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ScreenPages {
    /// Of the rows.
    pub rows: usize,
    /// Of the columns.
    pub columns: usize,
}

/// The screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountyScreen {
    /// What it shows.
    pub window: Window,
    /// The duties of this page, by their last day.
    pub columns: Vec<Column>,
    /// The groups of this page, in the order people know.
    pub sections: Vec<Section>,
    /// How many duties are due in all.
    pub duties: usize,
    /// How many units are asked for in all.
    pub units: usize,
    /// Whether units have rows of their own.
    pub shows_units: bool,
    /// The page that this is.
    pub page: ScreenPages,
    /// How many pages there are.
    pub pages: ScreenPages,
}

impl CountyScreen {
    /// Everything on the columns of this page.
    pub fn sum(&self) -> LightCounts {
        self.columns.iter().map(|column| column.lights).sum()
    }
}

/// What units owe in the window, as far as the reader may see it.
///
/// # Errors
/// [`Error::Missing`] for a duty that does not exist, or a fault.
pub async fn county_screen(
    reader: &Reader<'_>,
    window: Window,
    filter: ScreenFilter,
    page: ScreenPages,
) -> Result<CountyScreen> {
    let today = local_date(reader.now());
    let seen = ScreenUnits::of(reader, filter).await?;
    let between = Some((window.first, window.last));
    let part = Part { duties: chosen_duties(reader, &filter).await?, between };
    let kept = tallied(reader, &seen, &part).await?;
    let due = due_days(&kept);
    let (columns_page, column_pages, shown) = page_of(&due, page.columns, COLUMNS);
    let ids: Vec<Uuid> = shown.iter().map(|(duty, _)| *duty).collect();
    let places: HashMap<Uuid, usize> = ids.iter().copied().zip(0..).collect();
    let mut columns = columns_of(reader, shown).await?;
    let mut grid = Grid::of(&seen, columns.len());
    for tally in &kept {
        let Some(at) = places.get(&tally.duty) else { continue };
        let lights = tally.lights(today);
        columns[*at].lights += lights;
        grid.count(&seen, tally.group, *at, lights);
    }
    let shows_units = seen.units.len() <= UNITS || filter.group.is_some();
    let rows = if shows_units {
        let (at, pages, units) = page_of(&seen.units, page.rows, UNITS);
        let part = Part { duties: Some(ids), between };
        let lights = unit_lights(reader, units.iter().map(id_of), &part).await?;
        grid.fill(&seen, units, &lights, |light| places.get(&light.duty).copied(), today);
        grid.drop_idle_heads();
        (at, pages)
    } else {
        let (at, pages, sections) = page_of(&grid.sections, page.rows, GROUPS);
        grid.sections = sections.to_vec();
        (at, pages)
    };
    Ok(CountyScreen {
        window,
        columns,
        sections: grid.sections,
        duties: due.len(),
        units: seen.units.len(),
        shows_units,
        page: ScreenPages { rows: rows.0, columns: columns_page },
        pages: ScreenPages { rows: rows.1, columns: column_pages },
    })
}

/// The id of a unit, as rows have it.
pub(super) fn id_of(unit: &Unit) -> Uuid {
    unit.id.as_uuid()
}

/// The page that is asked for, how many there are, and what stands on it.
pub(super) fn page_of<T>(all: &[T], asked: usize, at_once: usize) -> (usize, usize, &[T]) {
    let pages = all.len().div_ceil(at_once).max(1);
    let page = asked.min(pages - 1);
    let shown = all.chunks(at_once).nth(page).unwrap_or_default();
    (page, pages, shown)
}

type DueDays = (Uuid, (NaiveDate, NaiveDate));

/// The duties with their first and last last day, the earliest first.
fn due_days(kept: &[Tallied]) -> Vec<DueDays> {
    let mut days: BTreeMap<Uuid, (NaiveDate, NaiveDate)> = BTreeMap::new();
    for tally in kept {
        let due = tally.due_on;
        let (first, last) = days.entry(tally.duty).or_insert((due, due));
        (*first, *last) = (due.min(*first), due.max(*last));
    }
    let mut days: Vec<_> = days.into_iter().collect();
    // Ids grow with time: of those due on one day the older duty comes first.
    days.sort_by_key(|(duty, (first, _))| (*first, *duty));
    days
}

/// The duties that the filter names, if it names any.
pub(super) async fn chosen_duties(
    reader: &Reader<'_>,
    filter: &ScreenFilter,
) -> Result<Option<Vec<Uuid>>> {
    if filter.plan.is_none() && filter.duty.is_none() {
        return Ok(None);
    }
    let no = filter.duty.map(|no| i32::try_from(no.0)).transpose().map_err(|_| Error::Missing)?;
    let named = Condition::all()
        .add(duties::Column::CountyId.eq(reader.person().county.as_uuid()))
        .add_option(filter.plan.map(|plan| duties::Column::PlanId.eq(plan.as_uuid())))
        .add_option(no.map(|no| duties::Column::No.eq(no)));
    let ids = duties::Entity::find().select_only().column(duties::Column::Id).filter(named);
    Ok(Some(ids.into_tuple().all(reader.db()).await?))
}

async fn columns_of(reader: &Reader<'_>, shown: &[DueDays]) -> Result<Vec<Column>> {
    let rows: Vec<(Uuid, i32, String)> = duties::Entity::find()
        .select_only()
        .columns([duties::Column::Id, duties::Column::No, duties::Column::Title])
        .filter(duties::Column::Id.is_in(shown.iter().map(|(duty, _)| *duty)))
        .into_tuple()
        .all(reader.db())
        .await?;
    let mut known: HashMap<Uuid, (i32, String)> =
        rows.into_iter().map(|(id, no, title)| (id, (no, title))).collect();
    let columns = shown.iter().map(|(duty, due_on)| {
        let (no, title) = known.remove(duty).ok_or_else(|| crate::shell::unreadable("duty"))?;
        let no = DutyNo(u32::try_from(no).map_err(Error::fault)?);
        Ok(Column { no, title, due_on: *due_on, lights: LightCounts::default() })
    });
    columns.collect()
}
