//! The office takes a departure back: the person stays.

use domain::access::Act;
use domain::accounts::take_back;
use kernel::{AccountId, Version};

use super::store::{account_at, departure, save};
use crate::{Command, Error, Result, Work};

/// The order to take a departure back.
#[derive(Debug)]
pub struct TakeBackDeparture {
    /// Who stays.
    pub account: AccountId,
    /// The version that the person saw.
    pub seen: Version,
}

impl Command for TakeBackDeparture {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let (_, unit) = account_at(work.db(), work.county(), self.account).await?;
        let facts = work.person()?.facts_of(&unit);
        work.require(Act::RecordDeparture, facts)?;
        let planned = departure(work.db(), self.account).await?.ok_or(Error::Missing)?;
        work.require_version(self.seen, planned.version)?;
        let (stays, event) = take_back(planned, work.now())?;
        save(work, &stays).await?;
        work.record(&event)
    }
}
