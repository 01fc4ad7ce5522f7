//! Who keeps away from what.

use kernel::{AccountId, CountyId, UnitId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::rows::recusals;
use crate::Result;

/// The units from which an account is recused.
pub(crate) async fn recused_from<C: ConnectionTrait>(
    db: &C,
    account: AccountId,
) -> Result<Vec<UnitId>> {
    let of_account = recusals::Column::AccountId.eq(account.as_uuid());
    let rows = recusals::Entity::find().filter(of_account).all(db).await?;
    Ok(rows.into_iter().map(|row| UnitId::from_uuid(row.unit_id)).collect())
}

/// The accounts that keep away from a unit.
pub(crate) async fn recused_accounts<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    unit: UnitId,
) -> Result<Vec<AccountId>> {
    let rows = recusals::Entity::find()
        .filter(recusals::Column::CountyId.eq(county.as_uuid()))
        .filter(recusals::Column::UnitId.eq(unit.as_uuid()))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| AccountId::from_uuid(row.account_id)).collect())
}
