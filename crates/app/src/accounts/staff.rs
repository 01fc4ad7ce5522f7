//! Who acts for a unit: its accounts, its substitutions, and who could act on a day.

use chrono::{Days, NaiveDate};
use domain::access::{Act, Grant, Role};
use domain::accounts::DepartureState;
use domain::org::Unit;
use kernel::{AccountId, GrantId, Instant, UnitId, Version, local_date, start_of_day};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::invitations::{InvitationRow, resets_of};
use super::rows::{accounts, departures};
use super::{PersonName, names_of};
use crate::{Reader, Result, access, org};

/// What is over is told for this long.
const TOLD_FOR: Days = Days::new(14);

/// One account of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffRow {
    /// The account.
    pub account: AccountId,
    /// The person.
    pub name: PersonName,
    /// The role of their own today.
    pub role: Option<Role>,
    /// Since when the account is closed, or from when on it will be.
    pub closed_at: Option<Instant>,
    /// Whether nobody has a password for it yet.
    pub is_invited: bool,
}

/// One substitution, for the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubstitutionRow {
    /// Its id.
    pub id: GrantId,
    /// Who stands in.
    pub substitute: PersonName,
    /// For whom.
    pub stands_in_for: PersonName,
    /// The first day.
    pub first_on: NaiveDate,
    /// The last day.
    pub last_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// Who gave it.
    pub given_by: Option<PersonName>,
    /// When it was ended early, and why.
    pub ending: Option<(Instant, String)>,
    /// Whether it is not over.
    pub is_open: bool,
    /// Its version.
    pub version: Version,
}

/// Somebody who could act for a unit on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActingRow {
    /// The person.
    pub name: PersonName,
    /// The role.
    pub role: Role,
    /// In whose place.
    pub stands_in_for: Option<PersonName>,
}

/// Who acts for a unit.
#[derive(Debug, Clone)]
pub struct StaffPage {
    /// The unit.
    pub unit: Unit,
    /// Its accounts.
    pub people: Vec<StaffRow>,
    /// Its substitutions, the latest first.
    pub substitutions: Vec<SubstitutionRow>,
    /// The day that was asked for.
    pub day: NaiveDate,
    /// Who could act on it.
    pub acting: Vec<ActingRow>,
    /// Whether the person may name substitutes.
    pub may_name: bool,
    /// Whether the person may record that somebody leaves.
    pub may_record: bool,
}

/// Who acts for a unit, and who could on this day; today, if none is asked for.
///
/// # Errors
/// [`crate::Error::Missing`] for who may not see the unit, or a fault.
pub async fn staff_page(
    reader: &Reader<'_>,
    unit: UnitId,
    day: Option<NaiveDate>,
) -> Result<StaffPage> {
    let unit = org::unit(reader.db(), reader.person().county, unit).await?;
    let facts = reader.person().facts_of(&unit);
    reader.require(Act::ReadAccounts, facts)?;
    let roster = access::roster(reader.db(), unit.id).await?;
    let of_unit = accounts::Column::UnitId.eq(unit.id.as_uuid());
    let people = accounts::Entity::find().filter(of_unit).order_by_asc(accounts::Column::CreatedAt);
    let staff = Staff { roster, people: people.all(reader.db()).await?, now: reader.now() };
    let day = day.unwrap_or(local_date(reader.now()));
    let givers: Vec<_> =
        staff.roster.iter().filter_map(|grant| Some(grant.given_by?.as_uuid())).collect();
    let givers = names_of(reader.db(), &givers).await?;
    let giver = |grant: &Grant| grant.given_by.and_then(|it| givers.get(&it.as_uuid())).cloned();
    let mut substitutions: Vec<_> =
        staff.roster.iter().filter_map(|grant| staff.substitution(grant, giver(grant))).collect();
    substitutions.reverse();
    Ok(StaffPage {
        people: staff.rows(),
        acting: staff.acting(day),
        substitutions,
        day,
        may_name: reader.may(Act::NameSubstitute, facts),
        may_record: reader.may(Act::RecordDeparture, facts),
        unit,
    })
}

/// The accounts of a unit and the grants at it.
struct Staff {
    roster: Vec<Grant>,
    people: Vec<accounts::Model>,
    now: Instant,
}

impl Staff {
    fn account(&self, id: AccountId) -> Option<&accounts::Model> {
        self.people.iter().find(|person| person.id == id.as_uuid())
    }

    fn name(&self, id: AccountId) -> Option<PersonName> {
        self.account(id).map(accounts::Model::name)
    }

    fn rows(&self) -> Vec<StaffRow> {
        let row = |person: &accounts::Model| StaffRow {
            account: AccountId::from_uuid(person.id),
            name: person.name(),
            role: self.own_role(person),
            closed_at: person.closed_at,
            is_invited: person.password_hash.is_none(),
        };
        self.people.iter().map(row).collect()
    }

    fn own_role(&self, person: &accounts::Model) -> Option<Role> {
        let own = self.roster.iter().find(|grant| {
            let is_own = grant.account.as_uuid() == person.id && grant.stands_in_for.is_none();
            is_own && grant.is_in_force(self.now) && !person.is_closed(self.now)
        });
        own.map(|grant| grant.role)
    }

    fn substitution(&self, grant: &Grant, given_by: Option<PersonName>) -> Option<SubstitutionRow> {
        let last_on = grant.last_on?;
        let ending = grant.ending.as_ref().map(|ending| (ending.at, ending.reason.clone()));
        Some(SubstitutionRow {
            id: grant.id,
            substitute: self.name(grant.account)?,
            stands_in_for: self.name(grant.stands_in_for?)?,
            first_on: grant.first_on,
            last_on,
            reason: grant.reason.clone(),
            given_by,
            is_open: ending.is_none() && local_date(self.now) <= last_on,
            ending,
            version: grant.version,
        })
    }

    /// Who held a role, or a place, on this day, if only for a part of it.
    fn acting(&self, day: NaiveDate) -> Vec<ActingRow> {
        let held = self.roster.iter().filter(|grant| grant.is_held_on(day));
        let acting = held.filter_map(|grant| {
            let account = self.account(grant.account)?;
            Some(ActingRow {
                name: account.name(),
                role: grant.role,
                stands_in_for: match grant.stands_in_for {
                    Some(colleague) => Some(self.name(colleague)?),
                    None => None,
                },
            })
            .filter(|_| !account.is_closed(start_of_day(day)))
        });
        acting.collect()
    }
}

/// Something that a person is told about their own place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StaffNote {
    /// They stand in for somebody, now or soon.
    StandsIn {
        /// For whom.
        name: PersonName,
        /// The first day.
        first_on: NaiveDate,
        /// The last day.
        last_on: NaiveDate,
    },
    /// Somebody stands in for them, now or soon.
    HasSubstitute {
        /// Who.
        name: PersonName,
        /// The first day.
        first_on: NaiveDate,
        /// The last day.
        last_on: NaiveDate,
    },
    /// A substitution in which they took part was ended early.
    Ended {
        /// Who stood in.
        name: PersonName,
        /// For whom.
        stands_in_for: PersonName,
        /// Why.
        reason: String,
    },
    /// Their account was reset after a loss.
    WasReset {
        /// When.
        at: Instant,
        /// By whom; `None` for whoever runs the program.
        by: Option<PersonName>,
        /// Why.
        reason: String,
    },
    /// They take over the work of somebody who leaves or has left.
    TakesOver {
        /// Who leaves.
        name: PersonName,
        /// The last day.
        last_on: NaiveDate,
    },
}

/// What the person is told about their own place; what is over, for two weeks.
///
/// # Errors
/// A fault of the database.
pub async fn staff_notes(reader: &Reader<'_>) -> Result<Vec<StaffNote>> {
    let me = reader.person().account;
    let since = local_date(reader.now()) - TOLD_FOR;
    let mut grants = access::grants_of(reader.db(), me).await?;
    grants.extend(access::places_of(reader.db(), me).await?);
    let taken_over = departures::Entity::find()
        .filter(departures::Column::SuccessorId.eq(me.as_uuid()))
        .filter(departures::Column::State.ne(DepartureState::TakenBack.name()))
        .filter(departures::Column::LastOn.gte(since))
        .all(reader.db())
        .await?;
    let of_grants = grants.iter().flat_map(|it| [Some(it.account), it.stands_in_for]).flatten();
    let people = of_grants.map(|account| account.as_uuid());
    let people: Vec<_> = people.chain(taken_over.iter().map(|row| row.account_id)).collect();
    let names = names_of(reader.db(), &people).await?;
    let name = |account: AccountId| names.get(&account.as_uuid()).cloned();
    let told = grants.iter().filter_map(|grant| note_of(reader, grant, since, &name));
    let taken_over = taken_over.iter().filter_map(|row| {
        let name = names.get(&row.account_id)?.clone();
        Some(StaffNote::TakesOver { name, last_on: row.last_on })
    });
    let resets = resets_of(reader, me, start_of_day(since)).await?.into_iter();
    let resets = resets.map(|InvitationRow { invitation, by }| StaffNote::WasReset {
        at: invitation.at,
        by,
        reason: invitation.reason,
    });
    Ok(told.chain(taken_over).chain(resets).collect())
}

fn note_of(
    reader: &Reader<'_>,
    grant: &Grant,
    since: NaiveDate,
    name: &impl Fn(AccountId) -> Option<PersonName>,
) -> Option<StaffNote> {
    let (first_on, last_on) = (grant.first_on, grant.last_on?);
    let (substitute, colleague) = (name(grant.account)?, name(grant.stands_in_for?)?);
    if let Some(ending) = &grant.ending {
        let reason = ending.reason.clone();
        let is_told = since <= local_date(ending.at);
        let ended = StaffNote::Ended { name: substitute, stands_in_for: colleague, reason };
        return is_told.then_some(ended);
    }
    if last_on < local_date(reader.now()) {
        return None;
    }
    if grant.account == reader.person().account {
        return Some(StaffNote::StandsIn { name: colleague, first_on, last_on });
    }
    Some(StaffNote::HasSubstitute { name: substitute, first_on, last_on })
}
