//! The office records that somebody leaves.

use chrono::NaiveDate;
use domain::access::Act;
use domain::accounts::{DepartureOrder, DepartureRefusal, plan_departure};
use kernel::{AccountId, Version};

use super::close::close_if_over;
use super::store::{account_at, departure, save, successor};
use crate::{Command, Result, Work, access};

/// The order to record that somebody leaves.
#[derive(Debug)]
pub struct RecordDeparture {
    /// Who leaves.
    pub account: AccountId,
    /// The version that the person saw.
    pub seen: Version,
    /// The last day.
    pub last_on: Option<NaiveDate>,
    /// Who takes the work over; `None` while there is nobody.
    pub successor: Option<AccountId>,
    /// Why.
    pub reason: String,
}

impl Command for RecordDeparture {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let (_, unit) = account_at(work.db(), work.county(), self.account).await?;
        let by = work.person()?.clone();
        work.require(Act::RecordDeparture, by.facts_of(&unit))?;
        let held = access::grants_of(work.db(), self.account).await?;
        if held.iter().any(|grant| grant.is_in_force(work.now()) && grant.role.is_administrator()) {
            return Err(DepartureRefusal::Administrator.into());
        }
        let before = departure(work.db(), self.account).await?;
        let current = before.as_ref().map_or(Version::FIRST, |before| before.version);
        work.require_version(self.seen, current)?;
        let taker = match self.successor {
            Some(account) => Some(successor(work, account).await?),
            None => None,
        };
        let order = DepartureOrder {
            account: self.account,
            unit: unit.id,
            last_on: self.last_on,
            successor: taker,
            reason: self.reason,
        };
        let (planned, event) = plan_departure(before.as_ref(), &order, by.account, work.now())?;
        save(work, &planned).await?;
        work.record(&event)?;
        close_if_over(work, planned).await
    }
}
