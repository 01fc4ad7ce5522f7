//! A person told of a loss: they get a slip and choose a new password themselves.

use domain::access::{Act, Role};
use domain::accounts::{IdentityCheck, InvitationRefusal, LossOrder, reset};
use kernel::{AccountId, InvitationId};

use super::Slip;
use super::lock::lock;
use super::store::{inviter, put};
use crate::accounts::departures::account_at;
use crate::accounts::rows::accounts;
use crate::{Command, Result, Work, access};

/// The order to let somebody choose a new password.
#[derive(Debug)]
pub struct ResetAccount {
    /// Whose account.
    pub account: AccountId,
    /// Whether the second factor is lost too.
    pub second_factor: bool,
    /// How the person was known.
    pub identity: Option<IdentityCheck>,
    /// Why.
    pub reason: String,
}

impl Command for ResetAccount {
    type Outcome = Slip;

    async fn carry_out(self, work: &mut Work) -> Result<Slip> {
        let (row, unit) = account_at(work.db(), work.county(), self.account).await?;
        let by = inviter(work, Act::ResetAccount, &unit)?;
        require_in_use(work, &row)?;
        let order = LossOrder {
            id: InvitationId::fresh(work.ids()),
            county: work.county(),
            account: self.account,
            unit: unit.id,
            role: strongest_role(work, self.account).await?,
            second_factor: self.second_factor,
            identity: self.identity,
            reason: self.reason,
        };
        let (invitation, event) = reset(&order, by, work.now())?;
        let slip = put(work, &row, &unit, &invitation, &event).await?;
        lock(work, &invitation).await?;
        Ok(slip)
    }
}

fn require_in_use(work: &Work, row: &accounts::Model) -> Result<()> {
    if row.is_closed(work.now()) {
        return Err(InvitationRefusal::Closed.into());
    }
    if row.password_hash.is_none() {
        return Err(InvitationRefusal::NeverUsed.into());
    }
    Ok(())
}

/// The role that the account opens: a powerful one, if it holds any, of its own or in the place of
/// somebody, now or later.
async fn strongest_role(work: &Work, account: AccountId) -> Result<Option<Role>> {
    let grants = access::grants_of(work.db(), account).await?;
    let held = grants.iter().filter(|grant| !grant.is_over(work.now()));
    let roles: Vec<Role> = held.map(|grant| grant.role).collect();
    let powerful = roles.iter().find(|role| role.is_powerful());
    Ok(powerful.or(roles.first()).copied())
}
