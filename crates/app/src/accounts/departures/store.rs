//! Rows of departures to domain types and back. Nothing here asks for a right.

use domain::access::Grant;
use domain::accounts::{Departure, DepartureState, Successor};
use domain::org::Unit;
use kernel::{AccountId, CountyId, Instant, UnitId, Version, start_of_day};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
    TryInsertResult,
};

use crate::accounts::rows::{accounts, departures};
use crate::shell::unreadable;
use crate::{Error, Result, Work, access, org};

/// What was recorded of this person's leaving.
pub(crate) async fn departure<C: ConnectionTrait>(
    db: &C,
    account: AccountId,
) -> Result<Option<Departure>> {
    let row = departures::Entity::find_by_id(account.as_uuid()).one(db).await?;
    row.map(departures::Model::into_domain).transpose()
}

/// The account of this county with this id, and its unit.
///
/// # Errors
/// [`Error::Missing`].
pub(in crate::accounts) async fn account_at<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    account: AccountId,
) -> Result<(accounts::Model, Unit)> {
    let row = accounts::Entity::find_by_id(account.as_uuid())
        .filter(accounts::Column::CountyId.eq(county.as_uuid()))
        .one(db)
        .await?;
    let row = row.ok_or(Error::Missing)?;
    let unit = org::unit(db, county, UnitId::from_uuid(row.unit_id)).await?;
    Ok((row, unit))
}

/// Somebody of this county who could take the work over.
///
/// # Errors
/// [`Error::Missing`].
pub(super) async fn successor(work: &Work, account: AccountId) -> Result<Successor> {
    let (row, unit) = account_at(work.db(), work.county(), account).await?;
    let grants = access::grants_of(work.db(), account).await?;
    let cannot = row.closed_at.is_some() || row.password_hash.is_none() || administers(&grants);
    Ok(Successor { account, unit: unit.id, leaves: cannot })
}

/// Whether these grants of one account make it one that sees nothing of the work.
pub(super) fn administers<'a>(grants: impl IntoIterator<Item = &'a Grant>) -> bool {
    grants.into_iter().any(|grant| grant.role.is_administrator())
}

/// Writes a departure, if what is recorded still has the version before it. The account is open
/// until the end of the last day.
///
/// # Errors
/// [`Error::Stale`] if somebody else was first.
pub(super) async fn save(work: &Work, departure: &Departure) -> Result<()> {
    let seen = Version(departure.version.0 - 1);
    let row = row_of(work, departure).into_active_model();
    let written = if seen == Version::FIRST {
        let taken = OnConflict::column(departures::Column::AccountId).do_nothing().to_owned();
        let insert = departures::Entity::insert(row).on_conflict(taken).try_insert();
        matches!(insert.exec_without_returning(work.db()).await?, TryInsertResult::Inserted(1))
    } else {
        let update = departures::Entity::update_many()
            .set(row.reset_all())
            .filter(departures::Column::AccountId.eq(departure.account.as_uuid()))
            .filter(departures::Column::Version.eq(seen.0));
        update.exec(work.db()).await?.rows_affected == 1
    };
    if !written {
        return Err(Error::Stale { seen, current: departure.version });
    }
    let account = accounts::ActiveModel {
        id: Set(departure.account.as_uuid()),
        closed_at: Set(closed_at(departure)),
        ..Default::default()
    };
    account.update(work.db()).await?;
    Ok(())
}

/// From when on the account is closed: the end of the last day, or the decision if it
/// came after that.
fn closed_at(departure: &Departure) -> Option<Instant> {
    let stays = departure.state == DepartureState::TakenBack;
    let ends = departure.last_on.succ_opt().map(start_of_day);
    ends.filter(|_| !stays).map(|ends| ends.max(departure.at))
}

fn row_of(work: &Work, departure: &Departure) -> departures::Model {
    departures::Model {
        account_id: departure.account.as_uuid(),
        county_id: work.county().as_uuid(),
        unit_id: departure.unit.as_uuid(),
        last_on: departure.last_on,
        successor_id: departure.successor.map(|account| account.as_uuid()),
        reason: departure.reason.clone(),
        decided_by: departure.by.as_uuid(),
        decided_at: departure.at,
        state: departure.state.name().to_owned(),
        version: departure.version.0,
    }
}

impl departures::Model {
    pub(super) fn into_domain(self) -> Result<Departure> {
        Ok(Departure {
            account: AccountId::from_uuid(self.account_id),
            unit: UnitId::from_uuid(self.unit_id),
            last_on: self.last_on,
            successor: self.successor_id.map(AccountId::from_uuid),
            reason: self.reason,
            by: AccountId::from_uuid(self.decided_by),
            at: self.decided_at,
            state: DepartureState::from_name(&self.state).ok_or_else(|| unreadable("state"))?,
            version: Version(self.version),
        })
    }
}
