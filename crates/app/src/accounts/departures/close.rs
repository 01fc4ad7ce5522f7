//! The sweep that closes accounts. It asks whose last day is over, so after downtime it catches
//! up; nobody signs in meanwhile, for the account itself says until when it is open.

use domain::access::{Actor, SystemActor, end_substitution};
use domain::accounts::{Departure, DepartureState, close};
use kernel::{AccountId, CountyId, local_date};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::store::{departure, save};
use crate::accounts::rows::{accounts, departures};
use crate::accounts::sessions::end_sessions_of;
use crate::{App, Command, Result, Work, access, files, org};

/// Closes the accounts of those whose last day is over; answers how many.
///
/// # Errors
/// A fault of the database; what was closed before it stays closed.
pub async fn close_accounts(app: &App) -> Result<usize> {
    let mut closed = 0;
    for (county, _) in org::counties(app).await? {
        for account in due(app, county).await? {
            let registrar = Actor::System(SystemActor::Registrar, county);
            app.command(&registrar, None, CloseAccount { account }).await?;
            closed += 1;
        }
    }
    Ok(closed)
}

async fn due(app: &App, county: CountyId) -> Result<Vec<AccountId>> {
    let rows = departures::Entity::find()
        .filter(departures::Column::CountyId.eq(county.as_uuid()))
        .filter(departures::Column::State.eq(DepartureState::Planned.name()))
        .filter(departures::Column::LastOn.lt(local_date(app.now())))
        .all(app.read())
        .await?;
    Ok(rows.into_iter().map(|row| AccountId::from_uuid(row.account_id)).collect())
}

/// Closes one account, if it still is to be closed.
struct CloseAccount {
    account: AccountId,
}

impl Command for CloseAccount {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        work.require_system(SystemActor::Registrar)?;
        match departure(work.db(), self.account).await? {
            Some(planned) => close_if_over(work, planned).await,
            None => Ok(()),
        }
    }
}

/// Closes the account if the last day is over: sessions end, the second factor and kept uploads are
/// forgotten, places taken for a time are given back. What the person did stays.
pub(super) async fn close_if_over(work: &mut Work, planned: Departure) -> Result<()> {
    let Some((closed, event)) = close(planned, work.now()) else { return Ok(()) };
    save(work, &closed).await?;
    let account = accounts::ActiveModel {
        id: Set(closed.account.as_uuid()),
        totp_secret: Set(None),
        ..Default::default()
    };
    account.update(work.db()).await?;
    end_sessions_of(work, closed.account).await?;
    files::forget_kept_of(work, closed.account).await?;
    end_grants(work, &closed).await?;
    work.record(&event)
}

/// Roles and posts of one's own end with the last day; substitutions on either side end now.
async fn end_grants(work: &mut Work, closed: &Departure) -> Result<()> {
    let last_on = closed.last_on.max(local_date(closed.at));
    org::end_tenures_of(work, closed.account, last_on).await?;
    let own = access::grants_of(work.db(), closed.account).await?;
    let places = access::places_of(work.db(), closed.account).await?;
    for grant in own.into_iter().chain(places) {
        if grant.stands_in_for.is_none() {
            access::save_grant(work, &grant.until(last_on)).await?;
        } else if let Ok((ended, event)) = end_substitution(grant, &closed.reason, work.now()) {
            access::save_grant(work, &ended).await?;
            work.record(&event)?;
        }
    }
    Ok(())
}
