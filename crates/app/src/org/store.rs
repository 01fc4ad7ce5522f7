//! Rows of units to domain types and back.

use std::collections::HashMap;

use domain::org::{Ownership, SchoolProfile, Stage, Tier, Unit, UnitName};
use kernel::{CountyId, UnitId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::rows::{counties, units};
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

/// All units of the county, in the order people know. It asks for no right.
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

impl units::Model {
    /// The name in both languages.
    pub(crate) fn name(&self) -> UnitName {
        UnitName { zh: self.name_zh.clone(), en: self.name_en.clone() }
    }

    pub(super) fn into_domain(self) -> Result<Unit> {
        Ok(Unit {
            id: UnitId::from_uuid(self.id),
            county: CountyId::from_uuid(self.county_id),
            tier: Tier::from_name(&self.tier).ok_or_else(|| unreadable("tier"))?,
            guided_by: self.guided_by.map(UnitId::from_uuid),
            school: self.school()?,
            name: self.name(),
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
