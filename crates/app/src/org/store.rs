//! Rows of units to domain types and back.

use std::collections::HashMap;

use domain::org::{
    Closure, Line, Ownership, PastName, PastPlace, SchoolProfile, Stage, Unit, UnitKind, UnitName,
};
use kernel::{CountyId, UnitId, Version};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use uuid::Uuid;

use super::rows::{counties, past_names, past_places, units};
use crate::shell::unreadable;
use crate::{Error, Result, Work};

/// The unit of this county with this id.
///
/// # Errors
/// [`Error::Missing`].
pub(crate) async fn unit<C: ConnectionTrait>(db: &C, county: CountyId, id: UnitId) -> Result<Unit> {
    let row = units::Entity::find_by_id(id.as_uuid())
        .filter(units::Column::CountyId.eq(county.as_uuid()))
        .one(db)
        .await?;
    row.ok_or(Error::Missing)?.into_domain()
}

/// All units of the county, closed ones too, in the order people know. It asks for no right.
pub(crate) async fn all_units<C: ConnectionTrait>(db: &C, county: CountyId) -> Result<Vec<Unit>> {
    let rows = units::Entity::find()
        .filter(units::Column::CountyId.eq(county.as_uuid()))
        .order_by_asc(units::Column::Position)
        .all(db)
        .await?;
    rows.into_iter().map(units::Model::into_domain).collect()
}

/// Waits for whoever changes many units of the county at once, until the command ends.
///
/// # Errors
/// [`Error::Missing`], or a fault.
pub(crate) async fn lock_county(work: &Work) -> Result<()> {
    let county = counties::Entity::find_by_id(work.county().as_uuid()).lock_exclusive();
    county.one(work.db()).await?.map(drop).ok_or(Error::Missing)
}

/// The names of these units, by id.
pub(crate) async fn names_of_units<C: ConnectionTrait>(
    db: &C,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, UnitName>> {
    let rows = units::Entity::find().filter(units::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name())).collect())
}

/// Writes a new unit at this place in lists.
pub(super) async fn insert_unit(work: &Work, unit: &Unit, position: i32) -> Result<()> {
    let school = unit.school.as_ref();
    let row = units::Model {
        id: unit.id.as_uuid(),
        county_id: unit.county.as_uuid(),
        kind: unit.kind.name().to_owned(),
        position,
        guided_by: unit.guided_by.map(|unit| unit.as_uuid()),
        belongs_to: unit.belongs_to.map(|unit| unit.as_uuid()),
        stage: school.map(|school| school.stage.name().to_owned()),
        ownership: school.map(|school| school.ownership.name().to_owned()),
        town: school.map(|school| school.town.clone()),
        boarding: school.map(|school| school.boarding),
        name_zh: unit.name.zh.clone(),
        name_en: unit.name.en.clone(),
        ends_on: unit.ends_on,
        closed_on: None,
        successor_id: None,
        close_reason: None,
        version: unit.version.0,
    };
    let insert = units::Entity::insert(row.into_active_model());
    insert.exec_without_returning(work.db()).await.map_err(Error::of_twice)?;
    Ok(())
}

/// Writes what became of a unit, if its row still has the version before it.
///
/// # Errors
/// [`Error::Stale`] if somebody else was first.
pub(super) async fn save_unit(work: &Work, unit: &Unit) -> Result<()> {
    let seen = Version(unit.version.0 - 1);
    let closure = unit.closure.as_ref();
    let successor = closure.and_then(|closure| closure.successor);
    let reason = closure.map(|closure| closure.reason.clone());
    let change = units::ActiveModel {
        guided_by: Set(unit.guided_by.map(|unit| unit.as_uuid())),
        belongs_to: Set(unit.belongs_to.map(|unit| unit.as_uuid())),
        name_zh: Set(unit.name.zh.clone()),
        name_en: Set(unit.name.en.clone()),
        closed_on: Set(closure.map(|closure| closure.on)),
        successor_id: Set(successor.map(|unit| unit.as_uuid())),
        close_reason: Set(reason),
        version: Set(unit.version.0),
        ..Default::default()
    };
    let saved = units::Entity::update_many()
        .set(change)
        .filter(units::Column::Id.eq(unit.id.as_uuid()))
        .filter(units::Column::Version.eq(seen.0))
        .exec(work.db())
        .await?;
    if saved.rows_affected == 1 {
        return Ok(());
    }
    Err(Error::Stale { seen, current: unit.version })
}

/// The names that the unit bore, the earliest first.
pub(super) async fn names_before<C: ConnectionTrait>(
    db: &C,
    unit: UnitId,
) -> Result<Vec<PastName>> {
    let rows = past_names::Entity::find()
        .filter(past_names::Column::UnitId.eq(unit.as_uuid()))
        .order_by_asc(past_names::Column::LastOn)
        .all(db)
        .await?;
    let past = |row: past_names::Model| {
        let name = UnitName { zh: row.name_zh, en: row.name_en };
        PastName { name, last_on: row.last_on }
    };
    Ok(rows.into_iter().map(past).collect())
}

/// The places that the unit had, the earliest first.
pub(super) async fn places_before<C: ConnectionTrait>(
    db: &C,
    unit: UnitId,
) -> Result<Vec<PastPlace>> {
    let rows = past_places::Entity::find()
        .filter(past_places::Column::UnitId.eq(unit.as_uuid()))
        .order_by_asc(past_places::Column::LastOn)
        .all(db)
        .await?;
    let past = |row: past_places::Model| {
        let line = Line::from_name(&row.line).ok_or_else(|| unreadable("line"))?;
        let above = row.above_id.map(UnitId::from_uuid);
        Ok(PastPlace { line, above, last_on: row.last_on })
    };
    rows.into_iter().map(past).collect()
}

/// Keeps a name that the unit bore, if it did on any day.
pub(super) async fn keep_name(work: &Work, unit: &Unit, past: Option<PastName>) -> Result<()> {
    let Some(past) = past else { return Ok(()) };
    let row = past_names::Model {
        county_id: unit.county.as_uuid(),
        unit_id: unit.id.as_uuid(),
        last_on: past.last_on,
        name_zh: past.name.zh,
        name_en: past.name.en,
    };
    let insert = past_names::Entity::insert(row.into_active_model());
    insert.exec_without_returning(work.db()).await?;
    Ok(())
}

/// Keeps a place that the unit had, if it did on any day.
pub(super) async fn keep_place(work: &Work, unit: &Unit, past: Option<PastPlace>) -> Result<()> {
    let Some(past) = past else { return Ok(()) };
    let row = past_places::Model {
        county_id: unit.county.as_uuid(),
        unit_id: unit.id.as_uuid(),
        line: past.line.name().to_owned(),
        last_on: past.last_on,
        above_id: past.above.map(|unit| unit.as_uuid()),
    };
    let insert = past_places::Entity::insert(row.into_active_model());
    insert.exec_without_returning(work.db()).await?;
    Ok(())
}

impl units::Model {
    /// The name in both languages.
    pub(crate) fn name(&self) -> UnitName {
        UnitName { zh: self.name_zh.clone(), en: self.name_en.clone() }
    }

    pub(super) fn into_domain(self) -> Result<Unit> {
        let school = self.school()?;
        let name = self.name();
        let successor = self.successor_id.map(UnitId::from_uuid);
        let reason = self.close_reason.unwrap_or_default();
        Ok(Unit {
            id: UnitId::from_uuid(self.id),
            county: CountyId::from_uuid(self.county_id),
            kind: UnitKind::from_name(&self.kind).ok_or_else(|| unreadable("kind"))?,
            guided_by: self.guided_by.map(UnitId::from_uuid),
            belongs_to: self.belongs_to.map(UnitId::from_uuid),
            school,
            name,
            ends_on: self.ends_on,
            closure: self.closed_on.map(|on| Closure { on, successor, reason }),
            version: Version(self.version),
        })
    }

    fn school(&self) -> Result<Option<SchoolProfile>> {
        let Self { stage: Some(stage), ownership: Some(ownership), .. } = self else {
            return Ok(None);
        };
        Ok(Some(SchoolProfile {
            stage: Stage::from_name(stage).ok_or_else(|| unreadable("stage"))?,
            ownership: Ownership::from_name(ownership).ok_or_else(|| unreadable("ownership"))?,
            town: self.town.clone().unwrap_or_default(),
            boarding: self.boarding.unwrap_or_default(),
        }))
    }
}
