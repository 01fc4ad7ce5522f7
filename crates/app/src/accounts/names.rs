//! Who is who.

use std::collections::HashMap;

use domain::access::Role;
use kernel::{AccountId, CountyId, UnitId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::rows::accounts;
use crate::Result;

/// A person's name in the two languages of the product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    /// In Chinese.
    pub zh: String,
    /// In Latin letters; the Chinese one where there is none.
    pub en: String,
}

impl accounts::Model {
    /// The person's name.
    pub(crate) fn name(&self) -> PersonName {
        PersonName { zh: self.name_zh.clone(), en: self.name_en.clone() }
    }
}

/// The names of these accounts, by id.
pub(crate) async fn names_of<C: ConnectionTrait>(
    db: &C,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, PersonName>> {
    let these = accounts::Column::Id.is_in(ids.iter().copied());
    let rows = accounts::Entity::find().filter(these).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name())).collect())
}

/// The accounts of a unit.
pub(crate) async fn accounts_of_unit<C: ConnectionTrait>(
    db: &C,
    unit: UnitId,
) -> Result<Vec<AccountId>> {
    let of_unit = accounts::Column::UnitId.eq(unit.as_uuid());
    let rows = accounts::Entity::find().filter(of_unit).all(db).await?;
    Ok(rows.into_iter().map(|row| AccountId::from_uuid(row.id)).collect())
}

/// The accounts of a role in a county.
pub(crate) async fn accounts_of_role<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    role: Role,
) -> Result<Vec<AccountId>> {
    let rows = accounts::Entity::find()
        .filter(accounts::Column::CountyId.eq(county.as_uuid()))
        .filter(accounts::Column::Role.eq(role.name()))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| AccountId::from_uuid(row.id)).collect())
}
