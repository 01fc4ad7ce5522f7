//! What visits ask of schools: the answers to the questions of the week page and of the burden
//! meter. Visits that were called off ask nothing.

use std::collections::HashMap;

use domain::inspections::VisitStateName;
use domain::org::UnitName;
use domain::plans::Burden;
use kernel::UnitId;
use kernel::period::Period;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use super::list::visit_rows;
use super::rows::school_visits::{self, Column};
use super::store::seen_by;
use crate::plans::WeekVisit;
use crate::{Error, Reader, Result, org};

fn not_called_off(period: &Period) -> Select<school_visits::Entity> {
    school_visits::Entity::find()
        .filter(Column::OnDay.between(period.first, period.last))
        .filter(Column::State.ne(VisitStateName::CalledOff.name()))
}

/// The visits to a school in a week that the person sees, by day.
pub(crate) async fn visits_in_week(
    reader: &Reader<'_>,
    school: UnitId,
    week: &Period,
) -> Result<Vec<WeekVisit>> {
    let found = not_called_off(week)
        .filter(Column::SchoolId.eq(school.as_uuid()))
        .filter(seen_by(reader))
        .order_by_asc(Column::OnDay)
        .order_by_asc(Column::Id)
        .all(reader.db())
        .await?;
    let rows = visit_rows(reader, found).await?;
    let visit = |row: super::VisitRow| WeekVisit {
        id: row.visit.id,
        on: row.visit.on(),
        minutes: row.visit.minutes(),
        unit: row.unit,
        purpose: row.visit.purpose,
    };
    Ok(rows.into_iter().map(visit).collect())
}

/// What the visits that the person sees ask in a month, by the unit that announced them.
pub(crate) async fn asked_by_unit(
    reader: &Reader<'_>,
    month: &Period,
) -> Result<Vec<(UnitName, Burden)>> {
    let asked = summed(reader, not_called_off(month).filter(seen_by(reader)), Column::UnitId);
    let asked = asked.await?;
    let units = org::all_units(reader.db(), reader.person().county).await?;
    let of_unit = |unit: domain::org::Unit| {
        let burden = asked.get(&unit.id.as_uuid())?;
        Some((unit.name, *burden))
    };
    Ok(units.into_iter().filter_map(of_unit).collect())
}

/// What visits ask of each school of the county in a month.
pub(crate) async fn asked_of_schools(
    reader: &Reader<'_>,
    month: &Period,
) -> Result<HashMap<Uuid, Burden>> {
    let county = Column::CountyId.eq(reader.person().county.as_uuid());
    summed(reader, not_called_off(month).filter(county), Column::SchoolId).await
}

/// Visits and their minutes, by a column.
async fn summed(
    reader: &Reader<'_>,
    visits: Select<school_visits::Entity>,
    by: Column,
) -> Result<HashMap<Uuid, Burden>> {
    let rows: Vec<(Uuid, i64, i64)> = visits
        .select_only()
        .column(by)
        .column_as(Column::Id.count(), "visits")
        .column_as(Column::Minutes.sum(), "minutes")
        .group_by(by)
        .into_tuple()
        .all(reader.db())
        .await?;
    let number = |count| u32::try_from(count).map_err(Error::fault);
    let burden = |(of, visits, minutes)| {
        let (visits, minutes) = (number(visits)?, number(minutes)?);
        Ok((of, Burden { visits, minutes, ..Burden::default() }))
    };
    rows.into_iter().map(burden).collect()
}
