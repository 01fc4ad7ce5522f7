//! Who keeps away from what.

use std::collections::HashSet;

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

/// Which accounts of the county keep away from which unit.
pub(crate) async fn recusals_in_force<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
) -> Result<HashSet<(AccountId, UnitId)>> {
    let of_county = recusals::Column::CountyId.eq(county.as_uuid());
    let rows = recusals::Entity::find().filter(of_county).all(db).await?;
    let pair = |row: recusals::Model| {
        (AccountId::from_uuid(row.account_id), UnitId::from_uuid(row.unit_id))
    };
    Ok(rows.into_iter().map(pair).collect())
}
