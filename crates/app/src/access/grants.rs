//! Rows of grants to domain types and back. Nothing here asks for a right.

use chrono::NaiveDate;
use domain::access::{Ending, Grant, Role};
use kernel::{AccountId, CountyId, GrantId, UnitId, Version};
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use super::rows::grants::{self, Column};
use crate::shell::unreadable;
use crate::{Error, Result, Work};

/// The grants of an account, of whatever time.
pub(crate) async fn grants_of<C: ConnectionTrait>(
    db: &C,
    account: AccountId,
) -> Result<Vec<Grant>> {
    those(db, Column::AccountId.eq(account.as_uuid())).await
}

/// The grants of these accounts, of whatever time.
pub(crate) async fn grants_held_by<C: ConnectionTrait>(
    db: &C,
    accounts: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Grant>> {
    those(db, Column::AccountId.is_in(accounts)).await
}

/// The ids of the accounts that hold this role on a day.
pub(crate) fn holders(county: CountyId, role: Role, day: NaiveDate) -> SelectStatement {
    let lasts = Condition::any().add(Column::LastOn.is_null()).add(Column::LastOn.gte(day));
    grants::Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::CountyId.eq(county.as_uuid()))
        .filter(Column::Role.eq(role.name()))
        .filter(Column::StandsInFor.is_null())
        .filter(Column::FirstOn.lte(day))
        .filter(Column::EndedAt.is_null())
        .filter(lasts)
        .into_query()
}

/// The grants by which others have, had or will have the place of an account.
pub(crate) async fn places_of<C: ConnectionTrait>(
    db: &C,
    account: AccountId,
) -> Result<Vec<Grant>> {
    those(db, Column::StandsInFor.eq(account.as_uuid())).await
}

/// The grants at a unit, of whatever time.
pub(crate) async fn roster<C: ConnectionTrait>(db: &C, unit: UnitId) -> Result<Vec<Grant>> {
    those(db, Column::UnitId.eq(unit.as_uuid())).await
}

/// The grants at each of these units, of whatever time.
pub(crate) async fn rosters<C: ConnectionTrait>(
    db: &C,
    units: impl IntoIterator<Item = UnitId>,
) -> Result<Vec<Grant>> {
    those(db, Column::UnitId.is_in(units.into_iter().map(|unit| unit.as_uuid()))).await
}

/// The grants of a role in a county, of whatever time.
pub(crate) async fn grants_in_role<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    role: Role,
) -> Result<Vec<Grant>> {
    let of_county = Column::CountyId.eq(county.as_uuid());
    those(db, of_county.and(Column::Role.eq(role.name()))).await
}

/// The grant of this county with this id.
///
/// # Errors
/// [`Error::Missing`].
pub(crate) async fn grant_of_id<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    id: GrantId,
) -> Result<Grant> {
    let of_county = Column::CountyId.eq(county.as_uuid());
    let mut found = those(db, of_county.and(Column::Id.eq(id.as_uuid()))).await?;
    found.pop().ok_or(Error::Missing)
}

async fn those<C: ConnectionTrait>(db: &C, which: Expr) -> Result<Vec<Grant>> {
    let rows = grants::Entity::find().filter(which).order_by_asc(Column::FirstOn);
    let rows = rows.order_by_asc(Column::GivenAt).all(db).await?;
    rows.into_iter().map(grants::Model::into_domain).collect()
}

/// Writes a new grant.
pub(crate) async fn give_grant(work: &Work, grant: &Grant) -> Result<()> {
    let row = row_of(grant).into_active_model();
    grants::Entity::insert(row).exec_without_returning(work.db()).await?;
    Ok(())
}

/// Writes what became of a grant, if its row still has the version before it.
///
/// # Errors
/// [`Error::Stale`] if somebody else was first.
pub(crate) async fn save_grant(work: &Work, grant: &Grant) -> Result<()> {
    let seen = Version(grant.version.0 - 1);
    let saved = grants::Entity::update_many()
        .set(row_of(grant).into_active_model().reset_all())
        .filter(Column::Id.eq(grant.id.as_uuid()))
        .filter(Column::Version.eq(seen.0))
        .exec(work.db())
        .await?;
    if saved.rows_affected == 1 {
        return Ok(());
    }
    Err(Error::Stale { seen, current: grant.version })
}

fn row_of(grant: &Grant) -> grants::Model {
    let ending = grant.ending.as_ref();
    grants::Model {
        id: grant.id.as_uuid(),
        county_id: grant.county.as_uuid(),
        account_id: grant.account.as_uuid(),
        unit_id: grant.unit.as_uuid(),
        role: grant.role.name().to_owned(),
        stands_in_for: grant.stands_in_for.map(|account| account.as_uuid()),
        first_on: grant.first_on,
        last_on: grant.last_on,
        reason: grant.reason.clone(),
        given_by: grant.given_by.map(|account| account.as_uuid()),
        given_at: grant.given_at,
        ended_at: ending.map(|ending| ending.at),
        end_reason: ending.map(|ending| ending.reason.clone()),
        version: grant.version.0,
    }
}

impl grants::Model {
    fn into_domain(self) -> Result<Grant> {
        let ending =
            self.ended_at.map(|at| Ending { at, reason: self.end_reason.unwrap_or_default() });
        Ok(Grant {
            id: GrantId::from_uuid(self.id),
            county: CountyId::from_uuid(self.county_id),
            account: AccountId::from_uuid(self.account_id),
            unit: UnitId::from_uuid(self.unit_id),
            role: Role::from_name(&self.role).ok_or_else(|| unreadable("role"))?,
            stands_in_for: self.stands_in_for.map(AccountId::from_uuid),
            first_on: self.first_on,
            last_on: self.last_on,
            reason: self.reason,
            given_by: self.given_by.map(AccountId::from_uuid),
            given_at: self.given_at,
            ending,
            version: Version(self.version),
        })
    }
}
