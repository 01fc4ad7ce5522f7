//! An invitation is taken back: it went to the wrong person, or is not needed any more.

use domain::accounts::withdraw;
use kernel::{AccountId, InvitationId, Version};

use super::store::{act_of, invitation_of_id, inviter, save};
use crate::{Command, Result, Work, org};

/// The order to take an invitation back.
#[derive(Debug)]
pub struct WithdrawInvitation {
    /// Which one.
    pub invitation: InvitationId,
    /// The version that the person saw.
    pub seen: Version,
    /// Why.
    pub reason: String,
}

impl Command for WithdrawInvitation {
    type Outcome = AccountId;

    async fn carry_out(self, work: &mut Work) -> Result<AccountId> {
        let found = invitation_of_id(work, self.invitation).await?;
        let unit = org::unit(work.db(), work.county(), found.unit).await?;
        inviter(work, act_of(found.purpose), &unit)?;
        work.require_version(self.seen, found.version)?;
        let (withdrawn, event) = withdraw(found, &self.reason)?;
        save(work, &withdrawn).await?;
        work.record(&event)?;
        Ok(withdrawn.account)
    }
}
