//! The offices that duties name, and which units they are.

use std::collections::{BTreeMap, HashMap};

use domain::access::{Act, Facts, Person, Relation, Scope};
use domain::org::UnitName;
use domain::plans::{Duty, Task};
use kernel::{DutyId, UnitId};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use super::rows::duty_offices;
use crate::{Error, Reader, Result, Work, org};

/// Links a new duty to the units that its offices are, as far as they are known.
pub(super) async fn link_offices(work: &Work, duty: &Duty) -> Result<()> {
    let mut named: BTreeMap<String, &str> =
        duty.supporting_offices.iter().map(|name| (name.clone(), "support")).collect();
    named.extend(duty.lead_office.iter().map(|name| (name.clone(), "lead")));
    if named.is_empty() {
        return Ok(());
    }
    let offices: Vec<String> = named.keys().cloned().collect();
    let known = org::known_offices(work.db(), work.county(), &offices).await?;
    let rows = named.into_iter().map(|(name, role)| duty_offices::ActiveModel {
        county_id: Set(work.county().as_uuid()),
        duty_id: Set(duty.id.as_uuid()),
        unit_id: Set(known.get(&name).copied().flatten().map(|unit| unit.as_uuid())),
        name: Set(name),
        role: Set(role.to_owned()),
    });
    duty_offices::Entity::insert_many(rows).exec_without_returning(work.db()).await?;
    Ok(())
}

/// The duties that a unit leads or supports.
pub(super) fn led_by(unit: UnitId) -> SelectStatement {
    Query::select()
        .column(duty_offices::Column::DutyId)
        .from(duty_offices::Entity)
        .and_where(duty_offices::Column::UnitId.eq(unit.as_uuid()))
        .to_owned()
}

/// The units whose shares in this duty the reader sees: what the table says, and of a duty that
/// their own unit leads or supports every unit.
pub(super) async fn scope_of_duty(reader: &Reader<'_>, duty: DutyId) -> Result<Scope> {
    let scope = reader.scope(Act::ReadTask);
    if !scope.leads_only() {
        return Ok(scope);
    }
    let led = duty_offices::Entity::find()
        .filter(duty_offices::Column::DutyId.eq(duty.as_uuid()))
        .filter(duty_offices::Column::UnitId.eq(scope.unit.as_uuid()));
    let leads = led.one(reader.db()).await?.is_some();
    Ok(Scope { elsewhere: leads, ..scope })
}

/// How the person stands to a task of another unit: their own unit may lead its duty.
pub(super) async fn relation_beyond<C: ConnectionTrait>(
    db: &C,
    task: &Task,
    person: &Person,
) -> Result<Relation> {
    let led = duty_offices::Entity::find()
        .filter(duty_offices::Column::DutyId.eq(task.duty.as_uuid()))
        .filter(duty_offices::Column::UnitId.eq(person.unit.as_uuid()))
        .one(db)
        .await?;
    Ok(if led.is_some() { Relation::Led } else { Relation::Elsewhere })
}

/// Those of these names of which nobody said which unit they are, in their order.
///
/// # Errors
/// A fault of the database.
pub async fn unknown_offices(reader: &Reader<'_>, names: &[String]) -> Result<Vec<String>> {
    let known = org::known_offices(reader.db(), reader.person().county, names).await?;
    Ok(names.iter().filter(|name| !known.contains_key(*name)).cloned().collect())
}

/// An office that plans name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeRow {
    /// Its name as documents write it.
    pub name: String,
    /// Whether somebody said which unit it is, or a unit bears the very name.
    pub is_known: bool,
    /// The unit, if it is one here.
    pub unit: Option<(UnitId, UnitName)>,
    /// How many duties name it.
    pub duties: usize,
}

/// How many duties name each office.
async fn mentions(reader: &Reader<'_>) -> Result<HashMap<String, usize>> {
    let counted: Vec<(String, i64)> = duty_offices::Entity::find()
        .select_only()
        .column(duty_offices::Column::Name)
        .column_as(duty_offices::Column::DutyId.count(), "duties")
        .filter(duty_offices::Column::CountyId.eq(reader.person().county.as_uuid()))
        .group_by(duty_offices::Column::Name)
        .into_tuple()
        .all(reader.db())
        .await?;
    let count = |(name, duties)| Ok((name, usize::try_from(duties).map_err(Error::fault)?));
    counted.into_iter().map(count).collect()
}

/// The offices that duties name or that were explained, those that nobody explained first.
///
/// # Errors
/// [`Error::Missing`] for who may not name them, or a fault.
pub async fn list_offices(reader: &Reader<'_>) -> Result<Vec<OfficeRow>> {
    reader.require(Act::NameOffice, Facts::COUNTY)?;
    let county = reader.person().county;
    let mut duties = mentions(reader).await?;
    for name in org::explained_offices(reader.db(), county).await? {
        duties.entry(name).or_default();
    }
    let names: Vec<String> = duties.keys().cloned().collect();
    let known = org::known_offices(reader.db(), county, &names).await?;
    let ids = known.values().flatten().map(UnitId::as_uuid);
    let units = org::names_of_units(reader.db(), ids).await?;
    let unit_of = |name: &String| {
        let unit = known.get(name).copied().flatten()?;
        Some((unit, units.get(&unit.as_uuid())?.clone()))
    };
    let mut rows: Vec<OfficeRow> = duties
        .into_iter()
        .map(|(name, duties)| OfficeRow {
            is_known: known.contains_key(&name),
            unit: unit_of(&name),
            duties,
            name,
        })
        .collect();
    rows.sort_by(|one, other| (one.is_known, &one.name).cmp(&(other.is_known, &other.name)));
    Ok(rows)
}
