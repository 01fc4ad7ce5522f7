//! Rows of units to domain types and back.

use std::collections::HashMap;

use domain::org::{Tier, Unit, UnitName};
use kernel::{CountyId, UnitId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::rows::units;
use crate::shell::unreadable;
use crate::{Error, Result};

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
            name: self.name(),
        })
    }
}
