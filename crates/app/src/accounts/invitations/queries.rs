//! One account with its invitations, and what waits for a second person.

use domain::access::{Act, Facts, Role};
use domain::accounts::{Invitation, InvitationState, Purpose};
use domain::org::{Unit, UnitName};
use kernel::{AccountId, Instant};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::lists::{AccountRow, rows_of};
use super::rows::invitations::{self, Column};
use super::store::{act_of, invitations_of};
use crate::accounts::departures::account_at;
use crate::accounts::rows::accounts;
use crate::accounts::{PersonName, names_of};
use crate::{Error, Reader, Result, org};

/// Proposals on the list.
const PROPOSALS: u64 = 100;
/// Invitations on the page of an account.
const HISTORY: usize = 20;

/// One invitation, with the name of who made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationRow {
    /// The invitation.
    pub invitation: Invitation,
    /// Who made it; `None` for whoever runs the program.
    pub by: Option<PersonName>,
}

/// An account, for those who administer it.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "one for each form of the page")]
pub struct AccountFile {
    /// The account as the list shows it.
    pub row: AccountRow,
    /// Its unit.
    pub unit: Unit,
    /// Whether a second factor is enrolled.
    pub second_factor: bool,
    /// Its invitations, the latest first.
    pub invitations: Vec<InvitationRow>,
    /// Whether the person may make another code now.
    pub may_invite_again: bool,
    /// Whether the person may reset it now.
    pub may_reset: bool,
    /// Whether the person may end its sessions.
    pub may_end_sessions: bool,
    /// Whether the person may take its live invitation back.
    pub may_withdraw: bool,
    /// Whether the person may decide about it as the second one.
    pub may_decide: bool,
}

impl AccountFile {
    /// The invitation of which something can still become.
    pub fn live(&self) -> Option<&Invitation> {
        let live = self.invitations.iter().find(|row| row.invitation.state.is_live());
        live.map(|row| &row.invitation)
    }
}

/// An account with its invitations.
///
/// # Errors
/// [`Error::Missing`] for who may not see it, or a fault.
pub async fn account_file(reader: &Reader<'_>, account: AccountId) -> Result<AccountFile> {
    let (model, unit) = account_at(reader.db(), reader.person().county, account).await?;
    let facts = reader.person().facts_of(&unit);
    reader.require(Act::ListAccounts, facts)?;
    let (is_closed, has_password) = (model.is_closed(reader.now()), model.password_hash.is_some());
    let second_factor = model.totp_secret.is_some();
    let row = rows_of(reader, vec![model]).await?.pop().ok_or(Error::Missing)?;
    let invitations = named(reader, invitations_of(reader.db(), account).await?).await?;
    let is_other = reader.person().account != account && !is_closed;
    let may = |invitation: &Invitation| reader.may(act_of(invitation.purpose), facts);
    let latest = invitations.first().map(|row| &row.invitation);
    let live = latest.filter(|it| it.state.is_live());
    let waits = |it: &Invitation| {
        it.state == InvitationState::Proposed && it.by != Some(reader.person().account)
    };
    Ok(AccountFile {
        may_invite_again: is_other && !has_password && latest.is_some_and(may),
        may_withdraw: live.is_some_and(may),
        may_decide: is_other && live.is_some_and(waits) && reader.may(Act::ApproveGrant, facts),
        may_reset: is_other && has_password && reader.may(Act::ResetAccount, facts),
        may_end_sessions: has_password && reader.may(Act::EndSessions, facts),
        row,
        unit,
        second_factor,
        invitations,
    })
}

async fn named(reader: &Reader<'_>, mut found: Vec<Invitation>) -> Result<Vec<InvitationRow>> {
    found.truncate(HISTORY);
    let people: Vec<Uuid> = found.iter().filter_map(|it| Some(it.by?.as_uuid())).collect();
    let names = names_of(reader.db(), &people).await?;
    let row = |invitation: Invitation| InvitationRow {
        by: invitation.by.and_then(|by| names.get(&by.as_uuid())).cloned(),
        invitation,
    };
    Ok(found.into_iter().map(row).collect())
}

/// An invitation that waits for a second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalRow {
    /// The invitation.
    pub invitation: Invitation,
    /// Who is invited.
    pub name: PersonName,
    /// Their login.
    pub login: String,
    /// Their unit.
    pub unit: UnitName,
    /// The role.
    pub role: Option<Role>,
    /// Who proposes it.
    pub by: Option<PersonName>,
    /// Whether the reader may decide it: never who proposed it, nor whom it is for.
    pub may_decide: bool,
}

/// What waits for a second person, the oldest first.
///
/// # Errors
/// [`Error::Missing`] for who may not see it, or a fault.
pub async fn list_proposals(reader: &Reader<'_>) -> Result<Vec<ProposalRow>> {
    reader.require(Act::ListAccounts, Facts::COUNTY)?;
    let rows = invitations::Entity::find()
        .filter(Column::CountyId.eq(reader.person().county.as_uuid()))
        .filter(Column::State.eq(InvitationState::Proposed.name()))
        .order_by_asc(Column::InvitedAt)
        .limit(PROPOSALS)
        .all(reader.db())
        .await?;
    let ids = rows.iter().map(|row| row.account_id);
    let accounts =
        accounts::Entity::find().filter(accounts::Column::Id.is_in(ids)).all(reader.db()).await?;
    let units = org::names_of_units(reader.db(), rows.iter().map(|row| row.unit_id)).await?;
    let people: Vec<Uuid> = rows.iter().filter_map(|row| row.invited_by).collect();
    let names = names_of(reader.db(), &people).await?;
    let (me, may) = (reader.person().account, reader.may(Act::ApproveGrant, Facts::COUNTY));
    let mut listed = Vec::with_capacity(rows.len());
    for row in rows {
        let account = accounts.iter().find(|it| it.id == row.account_id);
        let (Some(account), Some(unit)) = (account, units.get(&row.unit_id)) else { continue };
        let by = row.invited_by.and_then(|by| names.get(&by)).cloned();
        let invitation = row.into_domain()?;
        listed.push(ProposalRow {
            name: account.name(),
            login: account.login.clone(),
            unit: unit.clone(),
            role: invitation.role,
            by,
            may_decide: may && invitation.by != Some(me) && invitation.account != me,
            invitation,
        });
    }
    Ok(listed)
}

/// All units of the county, for choosing one.
///
/// # Errors
/// [`Error::Missing`] for who may not see them, or a fault.
pub async fn units_of_accounts(reader: &Reader<'_>) -> Result<Vec<Unit>> {
    reader.require(Act::ListAccounts, Facts::COUNTY)?;
    org::all_units(reader.db(), reader.person().county).await
}

/// When the account was reset since `since`, by whom and why: what its owner is told.
pub(in crate::accounts) async fn resets_of(
    reader: &Reader<'_>,
    account: AccountId,
    since: Instant,
) -> Result<Vec<InvitationRow>> {
    let mut found = invitations_of(reader.db(), account).await?;
    let counts = |state| matches!(state, InvitationState::Open | InvitationState::Used);
    found.retain(|it| it.purpose != Purpose::NewAccount && since <= it.at && counts(it.state));
    named(reader, found).await
}
