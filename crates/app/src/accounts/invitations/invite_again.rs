//! Another code for an account that still waits for its person: the slip is lost, or too old.

use domain::accounts::{InvitationRefusal, invite_again};
use kernel::{AccountId, InvitationId};

use super::Slip;
use super::store::{act_of, invitations_of, inviter, put};
use crate::accounts::departures::account_at;
use crate::accounts::rows::accounts;
use crate::{Command, Error, Result, Work};

/// The order to make another code.
#[derive(Debug)]
pub struct InviteAgain {
    /// Whose account.
    pub account: AccountId,
    /// Why.
    pub reason: String,
}

impl Command for InviteAgain {
    type Outcome = Slip;

    async fn carry_out(self, work: &mut Work) -> Result<Slip> {
        let (row, unit) = account_at(work.db(), work.county(), self.account).await?;
        let latest = invitations_of(work.db(), self.account).await?.into_iter().next();
        let latest = latest.ok_or(Error::Missing)?;
        let by = inviter(work, act_of(latest.purpose), &unit)?;
        require_waiting(work, &row)?;
        let id = InvitationId::fresh(work.ids());
        let (invitation, event) = invite_again(id, &latest, &self.reason, by, work.now())?;
        put(work, &row, &unit, &invitation, &event).await
    }
}

fn require_waiting(work: &Work, row: &accounts::Model) -> Result<()> {
    if row.is_closed(work.now()) {
        return Err(InvitationRefusal::Closed.into());
    }
    if row.password_hash.is_some() {
        return Err(InvitationRefusal::InUse.into());
    }
    Ok(())
}
