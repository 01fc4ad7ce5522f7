//! Rows of invitations to domain types and back. Only [`inviter`] asks for a right.

use domain::access::{Act, Actor, Role, SystemActor};
use domain::accounts::{Invitation, InvitationEvent, InvitationState, Purpose};
use domain::org::Unit;
use kernel::{AccountId, CountyId, InvitationId, UnitId, Version};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, IntoActiveModel,
    QueryFilter, QueryOrder, Set,
};

use super::rows::invitations::{self, Column};
use super::{ActivationCode, Slip};
use crate::accounts::rows::accounts;
use crate::shell::unreadable;
use crate::{Error, Result, Work};

/// Who orders it: a person with the right, or `None` for whoever runs the program.
///
/// # Errors
/// [`Error::Denied`] or [`Error::Missing`].
pub(super) fn inviter(work: &Work, act: Act, unit: &Unit) -> Result<Option<AccountId>> {
    match work.actor() {
        Actor::System(SystemActor::Operator, _) => Ok(None),
        Actor::System(..) => Err(Error::Missing),
        Actor::Person(person) => {
            work.require(act, person.facts_of(unit))?;
            Ok(Some(person.account))
        }
    }
}

/// The act that makes invitations of this purpose.
pub(super) fn act_of(purpose: Purpose) -> Act {
    match purpose {
        Purpose::NewAccount => Act::InviteAccount,
        Purpose::LostPassword | Purpose::LostSecondFactor => Act::ResetAccount,
    }
}

/// The invitations of an account, the latest first.
pub(super) async fn invitations_of<C: ConnectionTrait>(
    db: &C,
    account: AccountId,
) -> Result<Vec<Invitation>> {
    let of_account = Column::AccountId.eq(account.as_uuid());
    let rows = invitations::Entity::find().filter(of_account).order_by_desc(Column::InvitedAt);
    let rows = rows.order_by_desc(Column::Id).all(db).await?;
    rows.into_iter().map(invitations::Model::into_domain).collect()
}

/// The invitation of an account that something can still become of, with the hash of its code.
pub(super) async fn live<C: ConnectionTrait>(
    db: &C,
    account: AccountId,
) -> Result<Option<(Invitation, Vec<u8>)>> {
    let row = invitations::Entity::find()
        .filter(Column::AccountId.eq(account.as_uuid()))
        .filter(Column::State.is_in(live_states()))
        .one(db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let hash = row.code_hash.clone();
    Ok(Some((row.into_domain()?, hash)))
}

/// The names of the states from which something can still become.
pub(super) fn live_states() -> [&'static str; 2] {
    [InvitationState::Proposed.name(), InvitationState::Open.name()]
}

/// The invitation of this county with this id.
///
/// # Errors
/// [`Error::Missing`].
pub(super) async fn invitation_of_id(work: &Work, id: InvitationId) -> Result<Invitation> {
    let row = invitations::Entity::find_by_id(id.as_uuid())
        .filter(Column::CountyId.eq(work.county().as_uuid()))
        .one(work.db())
        .await?;
    row.ok_or(Error::Missing)?.into_domain()
}

/// Writes a new invitation in the place of the one before, and gives the slip with its code.
pub(super) async fn put(
    work: &mut Work,
    account: &accounts::Model,
    unit: &Unit,
    invitation: &Invitation,
    event: &InvitationEvent,
) -> Result<Slip> {
    let before = live(work.db(), invitation.account).await?;
    if let Some(replaced) = before.and_then(|(before, _)| before.replaced()) {
        save(work, &replaced).await?;
    }
    let code = ActivationCode::fresh()?;
    let hash = code.hash(work.keys(), invitation.account);
    let row = row_of(invitation, hash).into_active_model();
    let insert = invitations::Entity::insert(row).exec_without_returning(work.db());
    insert.await.map_err(Error::of_twice)?;
    work.record(event)?;
    Ok(Slip::of(account, unit, invitation, code))
}

/// Writes what became of an invitation, if its row still has the version before it.
///
/// # Errors
/// [`Error::Stale`] if somebody else was first.
pub(super) async fn save(work: &Work, invitation: &Invitation) -> Result<()> {
    let seen = Version(invitation.version.0 - 1);
    let row = invitations::ActiveModel {
        state: Set(invitation.state.name().to_owned()),
        version: Set(invitation.version.0),
        ..Default::default()
    };
    let saved = invitations::Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(invitation.id.as_uuid()))
        .filter(Column::Version.eq(seen.0))
        .exec(work.db())
        .await?;
    if saved.rows_affected == 1 {
        return Ok(());
    }
    Err(Error::Stale { seen, current: invitation.version })
}

/// Ends every code of the county: data that were brought back do not know which were used since.
pub(crate) async fn end_all_codes(work: &Work) -> Result<()> {
    invitations::Entity::update_many()
        .col_expr(Column::State, Expr::value(InvitationState::Withdrawn.name()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::CountyId.eq(work.county().as_uuid()))
        .filter(Column::State.is_in(live_states()))
        .exec(work.db())
        .await?;
    Ok(())
}

/// The person has chosen a password.
pub(super) async fn give_password(work: &Work, account: AccountId, hash: String) -> Result<()> {
    let row = accounts::ActiveModel {
        id: Set(account.as_uuid()),
        password_hash: Set(Some(hash)),
        ..Default::default()
    };
    row.update(work.db()).await?;
    Ok(())
}

fn row_of(invitation: &Invitation, code_hash: Vec<u8>) -> invitations::Model {
    invitations::Model {
        id: invitation.id.as_uuid(),
        county_id: invitation.county.as_uuid(),
        account_id: invitation.account.as_uuid(),
        unit_id: invitation.unit.as_uuid(),
        purpose: invitation.purpose.name().to_owned(),
        role: invitation.role.map(|role| role.name().to_owned()),
        reason: invitation.reason.clone(),
        code_hash,
        invited_by: invitation.by.map(|account| account.as_uuid()),
        invited_at: invitation.at,
        ends_at: invitation.ends_at,
        state: invitation.state.name().to_owned(),
        version: invitation.version.0,
    }
}

impl invitations::Model {
    pub(super) fn into_domain(self) -> Result<Invitation> {
        let role = |name: String| Role::from_name(&name).ok_or_else(|| unreadable("role"));
        Ok(Invitation {
            id: InvitationId::from_uuid(self.id),
            county: CountyId::from_uuid(self.county_id),
            account: AccountId::from_uuid(self.account_id),
            unit: UnitId::from_uuid(self.unit_id),
            purpose: Purpose::from_name(&self.purpose).ok_or_else(|| unreadable("purpose"))?,
            role: self.role.map(role).transpose()?,
            reason: self.reason,
            by: self.invited_by.map(AccountId::from_uuid),
            at: self.invited_at,
            ends_at: self.ends_at,
            state: InvitationState::from_name(&self.state).ok_or_else(|| unreadable("state"))?,
            version: Version(self.version),
        })
    }
}
