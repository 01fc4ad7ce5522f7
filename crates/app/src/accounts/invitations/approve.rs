//! A second person lets an invitation to a powerful role take effect, or says no.

use domain::access::Act;
use domain::accounts::{Invitation, approve, refuse};
use kernel::{AccountId, InvitationId, Version};

use super::lock::lock;
use super::store::{invitation_of_id, save};
use crate::{Command, Result, Work, org};

/// The order to let an invitation take effect.
#[derive(Debug)]
pub struct ApproveInvitation {
    /// Which one.
    pub invitation: InvitationId,
    /// The version that the person saw.
    pub seen: Version,
}

impl Command for ApproveInvitation {
    type Outcome = AccountId;

    async fn carry_out(self, work: &mut Work) -> Result<AccountId> {
        let (proposed, by) = proposed(work, self.invitation, self.seen).await?;
        let (approved, event) = approve(proposed, by, work.now())?;
        save(work, &approved).await?;
        work.record(&event)?;
        lock(work, &approved).await?;
        Ok(approved.account)
    }
}

/// The order to refuse an invitation.
#[derive(Debug)]
pub struct RefuseInvitation {
    /// Which one.
    pub invitation: InvitationId,
    /// The version that the person saw.
    pub seen: Version,
    /// Why.
    pub reason: String,
}

impl Command for RefuseInvitation {
    type Outcome = AccountId;

    async fn carry_out(self, work: &mut Work) -> Result<AccountId> {
        let (proposed, by) = proposed(work, self.invitation, self.seen).await?;
        let (refused, event) = refuse(proposed, &self.reason, by)?;
        save(work, &refused).await?;
        work.record(&event)?;
        Ok(refused.account)
    }
}

/// What somebody with the right looks at, as they saw it.
async fn proposed(work: &Work, id: InvitationId, seen: Version) -> Result<(Invitation, AccountId)> {
    let found = invitation_of_id(work, id).await?;
    let unit = org::unit(work.db(), work.county(), found.unit).await?;
    let person = work.person()?;
    work.require(Act::ApproveGrant, person.facts_of(&unit))?;
    work.require_version(seen, found.version)?;
    Ok((found, person.account))
}
