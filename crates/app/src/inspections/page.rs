//! The page of a visit, and what is asked before one is announced.

use chrono::NaiveDate;
use domain::access::{Act, Facts};
use domain::inspections::{SchoolVisit, VisitStateName};
use domain::org::{Unit, UnitName};
use kernel::period::{Cadence, Period};
use kernel::{UnitId, VisitId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::rows::school_visits::{self, Column};
use super::store;
use crate::accounts::PersonName;
use crate::record::{Happening, story_of};
use crate::shell::unreadable;
use crate::{Reader, Result, accounts, org};

/// A visit with everything that its page shows.
#[derive(Debug, Clone)]
pub struct VisitPage {
    /// The visit.
    pub visit: SchoolVisit,
    /// The school.
    pub school: UnitName,
    /// The unit whose people come.
    pub unit: UnitName,
    /// Who announced it.
    pub announced_by: PersonName,
    /// The acts that are allowed now.
    pub acts: Vec<Act>,
    /// What happened, oldest first.
    pub story: Vec<Happening>,
}

impl VisitPage {
    /// Whether the person may do this now.
    pub fn may(&self, act: Act) -> bool {
        self.acts.contains(&act)
    }
}

/// The visit with this id.
///
/// # Errors
/// [`crate::Error::Missing`] for who may not see it, or a fault.
pub async fn visit_page(reader: &Reader<'_>, id: VisitId) -> Result<VisitPage> {
    let store::Known { visit, school, facts } =
        store::visit(reader.db(), reader.person(), id).await?;
    reader.require(Act::ReadVisit, facts)?;
    let unit = org::unit(reader.db(), visit.county, visit.announcement.unit).await?;
    let by = visit.announcement.by.as_uuid();
    let names = accounts::names_of(reader.db(), &[by]).await?;
    let steps = visit.state.name().steps().iter().copied();
    Ok(VisitPage {
        school: school.name,
        unit: unit.name,
        announced_by: names.get(&by).cloned().ok_or_else(|| unreadable("account"))?,
        acts: steps.filter(|act| reader.may(*act, facts)).collect(),
        story: story_of(reader.db(), visit.county.as_uuid(), id.as_uuid()).await?,
        visit,
    })
}

/// The schools to which the person may announce a visit, each group's in one list.
///
/// # Errors
/// [`crate::Error::Denied`], or a fault.
pub async fn schools_to_visit(reader: &Reader<'_>) -> Result<Vec<(Option<Unit>, Vec<Unit>)>> {
    reader.require(Act::AnnounceVisit, Facts::COUNTY)?;
    let person = reader.person();
    let schools = org::visible_units(reader, Act::AnnounceVisit).await?;
    let mut groups = org::all_units(reader.db(), person.county).await?;
    groups.retain(|unit| !person.is_recused_from(unit.id));
    let mut by_group: Vec<(Option<Unit>, Vec<Unit>)> = Vec::new();
    for school in schools.into_iter().filter(|unit| unit.kind.is_school() && unit.is_open()) {
        let group = groups.iter().find(|unit| Some(unit.id) == school.guided_by).cloned();
        match by_group.last_mut() {
            Some((last, schools)) if *last == group => schools.push(school),
            _ => by_group.push((group, vec![school])),
        }
    }
    Ok(by_group)
}

/// A visit that is planned for the same school in the same week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    /// Its day.
    pub on: NaiveDate,
    /// The unit whose people come.
    pub unit: UnitName,
}

/// The visits that are planned for a school in the week of this day, told to who may announce
/// one there: who comes and when, so that they can come together; not what for.
///
/// # Errors
/// [`crate::Error::Denied`], [`crate::Error::Missing`], or a fault.
pub async fn neighbours(
    reader: &Reader<'_>,
    school: UnitId,
    day: NaiveDate,
) -> Result<Vec<Neighbour>> {
    let school = org::unit(reader.db(), reader.person().county, school).await?;
    reader.require(Act::AnnounceVisit, reader.person().facts_of(&school))?;
    let Some(week) = Period::of_day(Cadence::Week, day) else { return Ok(Vec::new()) };
    let rows = school_visits::Entity::find()
        .filter(Column::SchoolId.eq(school.id.as_uuid()))
        .filter(Column::OnDay.between(week.first, week.last))
        .filter(Column::State.eq(VisitStateName::Planned.name()))
        .order_by_asc(Column::OnDay)
        .order_by_asc(Column::Id)
        .all(reader.db())
        .await?;
    let names = org::names_of_units(reader.db(), rows.iter().map(|row| row.unit_id)).await?;
    let neighbour = |row: school_visits::Model| {
        let unit = names.get(&row.unit_id).cloned().ok_or_else(|| unreadable("unit"))?;
        Ok(Neighbour { on: row.on_day, unit })
    };
    rows.into_iter().map(neighbour).collect()
}
