//! What can be asked about those who leave. Everything here is for the bureau's office.

use chrono::NaiveDate;
use domain::access::{Act, Facts, Grant};
use domain::accounts::{Departure, DepartureState};
use domain::org::{Unit, UnitName};
use kernel::{AccountId, Instant, UnitId, Version, local_date, start_of_day};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::store::{account_at, administers, departure};
use crate::accounts::rows::{accounts, departures};
use crate::accounts::{PersonName, names_of};
use crate::{Reader, Result, access, org};

/// Departures on the list.
const DEPARTURES: u64 = 100;

/// An account that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaverChoice {
    /// The account.
    pub account: AccountId,
    /// The person.
    pub name: PersonName,
    /// Their unit.
    pub unit: UnitName,
}

/// One departure, for the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartureRow {
    /// Whose account.
    pub account: AccountId,
    /// The person.
    pub name: PersonName,
    /// Their unit.
    pub unit: UnitName,
    /// The id of the unit.
    pub unit_id: UnitId,
    /// The last day.
    pub last_on: NaiveDate,
    /// Who takes the work over.
    pub successor: Option<PersonName>,
    /// Where it stands.
    pub state: DepartureState,
}

/// Somebody of the same unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// The account.
    pub account: AccountId,
    /// The person.
    pub name: PersonName,
}

/// Somebody who leaves, or of whom it is asked what would be left behind.
#[derive(Debug, Clone)]
pub struct Leaver {
    /// The account.
    pub account: AccountId,
    /// The person.
    pub name: PersonName,
    /// Their unit.
    pub unit: Unit,
    /// What was recorded; `None` for somebody who stays.
    pub departure: Option<Departure>,
    /// Who takes the work over.
    pub successor: Option<PersonName>,
    /// Who could.
    pub colleagues: Vec<Colleague>,
    /// Substitutions that are not over: who stands in for whom, until when.
    pub substitutions: Vec<(PersonName, PersonName, NaiveDate)>,
    /// Whether nobody else can act for the unit afterwards.
    pub is_last: bool,
    /// The version of the departure.
    pub version: Version,
}

impl Leaver {
    /// Whether the person leaves, and may be asked to stay until the last day is over.
    pub fn may_stay(&self, now: Instant) -> bool {
        self.departure
            .as_ref()
            .is_some_and(|it| it.state == DepartureState::Planned && local_date(now) <= it.last_on)
    }
}

/// The open accounts of the county, by unit.
///
/// # Errors
/// [`crate::Error::Missing`] for who may not see them, or a fault.
pub async fn leavers_to_choose(reader: &Reader<'_>) -> Result<Vec<LeaverChoice>> {
    reader.require(Act::RecordDeparture, Facts::COUNTY)?;
    let rows = accounts::Entity::find()
        .filter(accounts::Column::CountyId.eq(reader.person().county.as_uuid()))
        .filter(accounts::Column::ClosedAt.is_null())
        .all(reader.db())
        .await?;
    let units = org::all_units(reader.db(), reader.person().county).await?;
    let seen = units.iter().filter(|unit| !reader.person().is_recused_from(unit.id));
    let of_unit = |unit: &Unit| {
        let of_unit = rows.iter().filter(|row| row.unit_id == unit.id.as_uuid());
        let choice = |row: &accounts::Model| LeaverChoice {
            account: AccountId::from_uuid(row.id),
            name: row.name(),
            unit: unit.name.clone(),
        };
        of_unit.map(choice).collect::<Vec<_>>()
    };
    Ok(seen.flat_map(of_unit).collect())
}

/// Who leaves or has left, the latest first.
///
/// # Errors
/// [`crate::Error::Missing`] for who may not see them, or a fault.
pub async fn list_departures(reader: &Reader<'_>) -> Result<Vec<DepartureRow>> {
    reader.require(Act::RecordDeparture, Facts::COUNTY)?;
    let away = reader.person().recused_from.iter().map(UnitId::as_uuid);
    let rows = departures::Entity::find()
        .filter(departures::Column::CountyId.eq(reader.person().county.as_uuid()))
        .filter(departures::Column::State.ne(DepartureState::TakenBack.name()))
        .filter(departures::Column::UnitId.is_not_in(away))
        .order_by_desc(departures::Column::LastOn)
        .limit(DEPARTURES)
        .all(reader.db())
        .await?;
    let people = rows.iter().flat_map(|row| [Some(row.account_id), row.successor_id]).flatten();
    let names = names_of(reader.db(), &people.collect::<Vec<_>>()).await?;
    let units = org::names_of_units(reader.db(), rows.iter().map(|row| row.unit_id)).await?;
    let listed = rows.into_iter().filter_map(|row| {
        Some(DepartureRow {
            account: AccountId::from_uuid(row.account_id),
            name: names.get(&row.account_id)?.clone(),
            unit: units.get(&row.unit_id)?.clone(),
            unit_id: UnitId::from_uuid(row.unit_id),
            last_on: row.last_on,
            successor: row.successor_id.and_then(|account| names.get(&account)).cloned(),
            state: DepartureState::from_name(&row.state)?,
        })
    });
    Ok(listed.collect())
}

/// Who has left, and nobody was named who takes the work over.
pub(crate) async fn closed_without_successor(reader: &Reader<'_>) -> Result<Vec<DepartureRow>> {
    let mut rows = list_departures(reader).await?;
    rows.retain(|row| row.state == DepartureState::Closed && row.successor.is_none());
    Ok(rows)
}

/// Somebody who leaves or might, with their colleagues.
///
/// # Errors
/// [`crate::Error::Missing`] for who may not see it, or a fault.
pub async fn leaver(reader: &Reader<'_>, account: AccountId) -> Result<Leaver> {
    let (row, unit) = account_at(reader.db(), reader.person().county, account).await?;
    reader.require(Act::RecordDeparture, reader.person().facts_of(&unit))?;
    let departure = departure(reader.db(), account).await?;
    let of_unit = accounts::Column::UnitId.eq(unit.id.as_uuid());
    let everyone = accounts::Entity::find().filter(of_unit).all(reader.db()).await?;
    let roster = access::roster(reader.db(), unit.id).await?;
    let name_of = |id: AccountId| {
        let found = everyone.iter().find(|other| other.id == id.as_uuid());
        found.map(accounts::Model::name)
    };
    let last_on = departure.as_ref().map_or(local_date(reader.now()), |it| it.last_on);
    let substitutions = roster.iter().filter(|grant| takes_part(grant, account, reader.now()));
    let substitutions = substitutions.filter_map(|grant| {
        Some((name_of(grant.account)?, name_of(grant.stands_in_for?)?, grant.last_on?))
    });
    let works = |it: &&accounts::Model| {
        let own = roster.iter().filter(|grant| grant.account.as_uuid() == it.id);
        it.closed_at.is_none() && it.password_hash.is_some() && !administers(own)
    };
    let colleagues = everyone.iter().filter(|it| it.id != row.id).filter(works);
    Ok(Leaver {
        account,
        name: row.name(),
        successor: departure.as_ref().and_then(|it| it.successor).and_then(name_of),
        substitutions: substitutions.collect(),
        colleagues: colleagues
            .map(|it| Colleague { account: AccountId::from_uuid(it.id), name: it.name() })
            .collect(),
        is_last: !stays_anybody(&roster, &everyone, account, last_on),
        version: departure.as_ref().map_or(Version::FIRST, |it| it.version),
        departure,
        unit,
    })
}

/// Whether the grant is a substitution of this account, on either side, that is not over.
fn takes_part(grant: &Grant, account: AccountId, now: Instant) -> bool {
    let is_party = grant.account == account || grant.stands_in_for == Some(account);
    grant.stands_in_for.is_some() && is_party && !grant.is_over(now)
}

/// Whether anybody but this account can act for the unit on the day after `last_on`.
fn stays_anybody(
    roster: &[Grant],
    everyone: &[accounts::Model],
    leaver: AccountId,
    last_on: NaiveDate,
) -> bool {
    let Some(after) = last_on.succ_opt() else { return true };
    let is_open = |account: AccountId| {
        let found = everyone.iter().find(|it| it.id == account.as_uuid());
        found.is_some_and(|it| !it.is_closed(start_of_day(after)))
    };
    roster.iter().any(|grant| {
        let is_other = grant.account != leaver && grant.stands_in_for != Some(leaver);
        let works = is_other && !grant.role.is_administrator();
        works && grant.is_held_on(after) && is_open(grant.account)
    })
}
