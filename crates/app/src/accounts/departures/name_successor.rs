//! The office names who takes the work over, where nobody was named yet.

use domain::access::Act;
use domain::accounts::name_successor;
use kernel::{AccountId, Version};

use super::store::{account_at, departure, save, successor};
use crate::{Command, Error, Result, Work};

/// The order to name who takes the work over.
#[derive(Debug)]
pub struct NameSuccessor {
    /// Who leaves or has left.
    pub account: AccountId,
    /// The version that the person saw.
    pub seen: Version,
    /// Who takes over.
    pub successor: AccountId,
}

impl Command for NameSuccessor {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let (_, unit) = account_at(work.db(), work.county(), self.account).await?;
        let facts = work.person()?.facts_of(&unit);
        work.require(Act::RecordDeparture, facts)?;
        let before = departure(work.db(), self.account).await?.ok_or(Error::Missing)?;
        work.require_version(self.seen, before.version)?;
        let taker = successor(work, self.successor).await?;
        let (named, event) = name_successor(before, taker)?;
        save(work, &named).await?;
        work.record(&event)
    }
}
