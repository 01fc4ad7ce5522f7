//! Who is who.

use std::collections::HashMap;

use domain::access::Role;
use kernel::{AccountId, CountyId, UnitId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
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

/// The accounts of these units, by unit.
pub(crate) async fn accounts_of_units<C: ConnectionTrait>(
    db: &C,
    units: impl IntoIterator<Item = UnitId>,
) -> Result<HashMap<UnitId, Vec<AccountId>>> {
    let units = units.into_iter().map(|unit| unit.as_uuid());
    let rows: Vec<(Uuid, Uuid)> = accounts::Entity::find()
        .select_only()
        .columns([accounts::Column::UnitId, accounts::Column::Id])
        .filter(accounts::Column::UnitId.is_in(units))
        .order_by_asc(accounts::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let mut accounts: HashMap<UnitId, Vec<AccountId>> = HashMap::new();
    for (unit, account) in rows {
        let of_unit = accounts.entry(UnitId::from_uuid(unit)).or_default();
        of_unit.push(AccountId::from_uuid(account));
    }
    Ok(accounts)
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
