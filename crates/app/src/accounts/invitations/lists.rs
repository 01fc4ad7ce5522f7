//! All accounts of the county, for those who administer them.

use std::collections::HashMap;

use domain::access::{Act, Facts, Grant, Role};
use domain::accounts::{AccountLife, AccountState, IDLE_AFTER};
use domain::org::UnitName;
use kernel::{AccountId, Instant, UnitId, local_date};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
};
use uuid::Uuid;

use super::rows::invitations;
use super::store::live_states;
use crate::accounts::PersonName;
use crate::accounts::rows::accounts::{self, Column};
use crate::{Page, Reader, Result, Total, access, org};

/// Rows of one page.
const ROWS: u64 = 100;

/// Which accounts are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountFilter {
    /// Of this unit.
    pub unit: Option<UnitId>,
    /// With this role, held or offered.
    pub role: Option<Role>,
    /// That stand so.
    pub state: Option<AccountState>,
}

/// One account of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountRow {
    /// The account.
    pub account: AccountId,
    /// The name to sign in with.
    pub login: String,
    /// The person.
    pub name: PersonName,
    /// Their unit.
    pub unit: UnitName,
    /// The id of the unit.
    pub unit_id: UnitId,
    /// The role that they hold today, or are offered.
    pub role: Option<Role>,
    /// How the account stands.
    pub state: AccountState,
    /// When somebody last signed in.
    pub last_signed_in_at: Option<Instant>,
    /// Until when a code opens the account; `None` where there is none.
    pub code_ends_at: Option<Instant>,
}

/// The accounts of the county, by login. A key leads to the rows before or after a page.
///
/// # Errors
/// [`crate::Error::Missing`] for who may not see them, or a fault.
pub async fn list_accounts(
    reader: &Reader<'_>,
    filter: &AccountFilter,
    key: Option<&str>,
) -> Result<Page<AccountRow>> {
    reader.require(Act::ListAccounts, Facts::COUNTY)?;
    let matching = matching(reader, filter);
    let total = Total::of(matching.clone(), reader.db()).await?;
    let (found, backward, order) = match key.and_then(|key| key.split_once('.')) {
        Some(("before", login)) => (matching.filter(Column::Login.lt(login)), true, Order::Desc),
        Some(("after", login)) => (matching.filter(Column::Login.gt(login)), false, Order::Asc),
        _ => (matching, false, Order::Asc),
    };
    let found = found.order_by(Column::Login, order).limit(ROWS + 1);
    let mut found = found.all(reader.db()).await?;
    let more = found.len() as u64 > ROWS;
    found.truncate(usize::try_from(ROWS).unwrap_or_default());
    if backward {
        found.reverse();
    }
    let key_of =
        |way: &str, row: Option<&accounts::Model>| row.map(|row| format!("{way}.{}", row.login));
    let (goes_back, goes_on) =
        if backward { (more, true) } else { (key.is_some() && !found.is_empty(), more) };
    let previous = key_of("before", found.first().filter(|_| goes_back));
    let next = key_of("after", found.last().filter(|_| goes_on));
    let rows = rows_of(reader, found).await?;
    Ok(Page { rows, previous, next, total })
}

fn matching(reader: &Reader<'_>, filter: &AccountFilter) -> Select<accounts::Entity> {
    let county = reader.person().county;
    let mut all = Condition::all().add(Column::CountyId.eq(county.as_uuid()));
    if let Some(unit) = filter.unit {
        all = all.add(Column::UnitId.eq(unit.as_uuid()));
    }
    if let Some(state) = filter.state {
        all = all.add(stands(state, reader.now()));
    }
    if let Some(role) = filter.role {
        let held = access::holders(county, role, local_date(reader.now()));
        let holds = Column::Id.in_subquery(held);
        all = all.add(Condition::any().add(holds).add(Column::Id.in_subquery(offered(role))));
    }
    accounts::Entity::find().filter(all)
}

/// The accounts to which somebody is invited in this role.
fn offered(role: Role) -> SelectStatement {
    invitations::Entity::find()
        .select_only()
        .column(invitations::Column::AccountId)
        .filter(invitations::Column::Role.eq(role.name()))
        .filter(invitations::Column::State.is_in(live_states()))
        .into_query()
}

/// [`AccountLife::state`] as a condition.
fn stands(state: AccountState, now: Instant) -> Condition {
    let since = now - IDLE_AFTER;
    let is_open = Condition::any().add(Column::ClosedAt.is_null()).add(Column::ClosedAt.gt(now));
    let never = || Condition::all().add(Column::LastSignedInAt.is_null());
    let in_use = Condition::all().add(is_open.clone()).add(Column::PasswordHash.is_not_null());
    match state {
        AccountState::Closed => Condition::all().add(Column::ClosedAt.lte(now)),
        AccountState::Invited => Condition::all().add(is_open).add(Column::PasswordHash.is_null()),
        AccountState::Idle => in_use.add(
            Condition::any()
                .add(Column::LastSignedInAt.lte(since))
                .add(never().add(Column::CreatedAt.lte(since))),
        ),
        AccountState::Active => in_use.add(
            Condition::any()
                .add(Column::LastSignedInAt.gt(since))
                .add(never().add(Column::CreatedAt.gt(since))),
        ),
    }
}

/// The rows with the names and roles that belong to their ids.
pub(super) async fn rows_of(
    reader: &Reader<'_>,
    found: Vec<accounts::Model>,
) -> Result<Vec<AccountRow>> {
    let ids: Vec<Uuid> = found.iter().map(|row| row.id).collect();
    let units = org::names_of_units(reader.db(), found.iter().map(|row| row.unit_id)).await?;
    let grants = access::grants_held_by(reader.db(), ids.clone()).await?;
    let live = invitations::Entity::find()
        .filter(invitations::Column::AccountId.is_in(ids))
        .filter(invitations::Column::State.is_in(live_states()))
        .all(reader.db())
        .await?;
    let live: HashMap<Uuid, _> = live.into_iter().map(|row| (row.account_id, row)).collect();
    let row = |row: accounts::Model| {
        let invitation = live.get(&row.id);
        let offered = invitation.and_then(|it| Role::from_name(it.role.as_deref()?));
        Some(AccountRow {
            account: AccountId::from_uuid(row.id),
            name: row.name(),
            unit: units.get(&row.unit_id)?.clone(),
            unit_id: UnitId::from_uuid(row.unit_id),
            role: held(&grants, row.id, reader.now()).or(offered),
            state: row.life().state(reader.now()),
            last_signed_in_at: row.last_signed_in_at,
            code_ends_at: invitation.map(|it| it.ends_at).filter(|ends| reader.now() < *ends),
            login: row.login,
        })
    };
    Ok(found.into_iter().filter_map(row).collect())
}

fn held(grants: &[Grant], account: Uuid, now: Instant) -> Option<Role> {
    let own = grants.iter().filter(|it| it.account.as_uuid() == account);
    let mut own = own.filter(|it| it.stands_in_for.is_none() && it.is_in_force(now));
    own.next().map(|grant| grant.role)
}

impl accounts::Model {
    /// The moments that say how it stands.
    pub(super) fn life(&self) -> AccountLife {
        AccountLife {
            made_at: self.created_at,
            has_password: self.password_hash.is_some(),
            last_signed_in_at: self.last_signed_in_at,
            closed_at: self.closed_at,
        }
    }
}
