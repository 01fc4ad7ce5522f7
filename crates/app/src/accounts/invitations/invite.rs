//! Inviting people to new accounts: one, or a whole list in one command.

use domain::access::{Act, Role};
use domain::accounts::{InvitationOrder, InvitationRefusal, check_login, check_name, invite};
use domain::org::UnitRefusal;
use kernel::{AccountId, InvitationId, UnitId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::Slip;
use super::store::{inviter, put};
use crate::accounts::PersonName;
use crate::accounts::rows::accounts;
use crate::{Command, Error, Result, Work, org};

/// Somebody to be invited.
#[derive(Debug, Clone)]
pub struct NewInvitation {
    /// The unit that the person acts for.
    pub unit: UnitId,
    /// The role there.
    pub role: Role,
    /// The name to sign in with; unique in the installation.
    pub login: String,
    /// The person's name.
    pub name: PersonName,
    /// Where mail goes.
    pub email: Option<String>,
}

/// The order to invite people; all of them or none.
#[derive(Debug)]
pub struct InviteAccounts {
    /// Who.
    pub invitations: Vec<NewInvitation>,
    /// Why.
    pub reason: String,
}

impl Command for InviteAccounts {
    type Outcome = Vec<Slip>;

    async fn carry_out(self, work: &mut Work) -> Result<Vec<Slip>> {
        if self.invitations.is_empty() {
            return Err(InvitationRefusal::Nobody.into());
        }
        let mut slips = Vec::with_capacity(self.invitations.len());
        for new in self.invitations {
            slips.push(invite_one(work, new, &self.reason).await?);
        }
        Ok(slips)
    }
}

async fn invite_one(work: &mut Work, new: NewInvitation, reason: &str) -> Result<Slip> {
    let unit = org::unit(work.db(), work.county(), new.unit).await?;
    let by = inviter(work, Act::InviteAccount, &unit)?;
    if !unit.is_open() {
        return Err(UnitRefusal::Closed.into());
    }
    let order = InvitationOrder {
        id: InvitationId::fresh(work.ids()),
        county: work.county(),
        account: AccountId::fresh(work.ids()),
        unit: unit.id,
        tier: unit.tier(),
        role: new.role,
        reason: reason.to_owned(),
    };
    let (invitation, event) = invite(&order, by, work.now())?;
    let account = make_account(work, order.account, new).await?;
    put(work, &account, &unit, &invitation, &event).await
}

/// The account without a password and without a role: it has both once its person has come.
async fn make_account(work: &Work, id: AccountId, new: NewInvitation) -> Result<accounts::Model> {
    let login = check_login(&new.login)?;
    if is_taken(work, &login).await? {
        return Err(InvitationRefusal::LoginTaken(login).into());
    }
    let row = accounts::ActiveModel {
        id: Set(id.as_uuid()),
        county_id: Set(work.county().as_uuid()),
        unit_id: Set(new.unit.as_uuid()),
        login: Set(login),
        name_zh: Set(check_name(&new.name.zh)?),
        name_en: Set(check_name(&new.name.en)?),
        email: Set(new.email),
        password_hash: Set(None),
        totp_secret: Set(None),
        totp_last_step: Set(0),
        created_at: Set(work.now()),
        last_signed_in_at: Set(None),
        closed_at: Set(None),
    };
    row.insert(work.db()).await.map_err(Error::of_twice)
}

/// Whether an account of the installation has this login.
pub(super) async fn is_taken(work: &Work, login: &str) -> Result<bool> {
    let of_login = accounts::Entity::find().filter(accounts::Column::Login.eq(login));
    Ok(of_login.count(work.db()).await? > 0)
}
