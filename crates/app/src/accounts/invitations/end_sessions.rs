//! Another person ends the sessions and tokens of an account that may be in the wrong hands.

use domain::access::Act;
use domain::accounts::end_sessions;
use kernel::AccountId;

use crate::accounts::departures::account_at;
use crate::accounts::sessions::end_sessions_of;
use crate::accounts::tokens::end_tokens_of;
use crate::{Command, Result, Work};

/// The order to end the sessions and tokens of an account.
#[derive(Debug)]
pub struct EndSessions {
    /// Whose account.
    pub account: AccountId,
    /// Why.
    pub reason: String,
}

impl Command for EndSessions {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let (_, unit) = account_at(work.db(), work.county(), self.account).await?;
        let facts = work.person()?.facts_of(&unit);
        work.require(Act::EndSessions, facts)?;
        let event = end_sessions(self.account, &self.reason)?;
        end_sessions_of(work, self.account).await?;
        end_tokens_of(work, self.account).await?;
        work.record(&event)
    }
}
