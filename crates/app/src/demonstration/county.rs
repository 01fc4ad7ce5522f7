//! Founding the county with its units and accounts, in one transaction.

use std::collections::HashMap;

use domain::access::{Person, Role};
use domain::org::{UnitKind, UnitName};
use kernel::{AccountId, UnitId};

use super::pack::{Account, Hand, Pack, School, damaged};
use crate::accounts::{CreateAccount, create_closed};
use crate::org::{CreateCounty, FoundUnit, Founder};
use crate::{Command, Result, Work};

/// Founds everything that is there before the first person acts.
pub(super) struct FoundCounty<'a> {
    pub(super) pack: &'a Pack,
    /// The password hashes, in the order of the accounts.
    pub(super) hashes: Vec<String>,
    /// Those of the two hands.
    pub(super) hands: [String; 2],
}

/// The units, and the people who play the demonstration.
pub(super) struct Cast {
    units: HashMap<String, UnitId>,
    people: Vec<Person>,
    /// As whom the demonstration itself enters what schools without an account did, and approves
    /// it: two accounts that say so by their names, and by which nobody signs in.
    pub(super) hands: [AccountId; 2],
}

impl Cast {
    /// The unit with this Chinese name.
    pub(super) fn unit(&self, zh: &str) -> Result<UnitId> {
        self.units.get(zh).copied().ok_or_else(|| damaged(zh))
    }

    /// The person of the bureau who assigns.
    pub(super) fn assigner(&self) -> Result<&Person> {
        self.officers().next().ok_or_else(|| damaged(Role::BureauOfficer.name()))
    }

    /// The person of the bureau who reviews: another one, if there is.
    pub(super) fn reviewer(&self) -> Result<&Person> {
        self.officers().last().ok_or_else(|| damaged(Role::BureauOfficer.name()))
    }

    /// The person who acts for this unit.
    pub(super) fn person_of(&self, unit: UnitId) -> Result<&Person> {
        let person = self.people.iter().find(|person| person.unit == unit);
        person.ok_or_else(|| damaged(Role::SchoolClerk.name()))
    }

    /// The person with this login.
    pub(super) fn person(&self, login: &str, pack: &Pack) -> Result<&Person> {
        let place = pack.accounts.iter().position(|account| account.login == login);
        place.and_then(|place| self.people.get(place)).ok_or_else(|| damaged(login))
    }

    /// The units for which somebody acts.
    pub(super) fn staffed(&self) -> impl Iterator<Item = UnitId> {
        self.people.iter().map(|person| person.unit)
    }

    fn officers(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.role == Role::BureauOfficer)
    }
}

impl Command for FoundCounty<'_> {
    type Outcome = Cast;

    async fn carry_out(self, work: &mut Work) -> Result<Cast> {
        let county = &self.pack.county;
        let name = UnitName { zh: county.name_zh.clone(), en: county.name_en.clone() };
        CreateCounty { name }.carry_out(work).await?;
        let units = found_units(work, self.pack).await?;
        let hands = hands(work, self.pack, &units, self.hands).await?;
        let mut cast = Cast { units, people: Vec::new(), hands };
        for (account, hash) in self.pack.accounts.iter().zip(self.hashes) {
            let person = create_account(work, &cast, account, hash).await?;
            cast.people.push(person);
        }
        Ok(cast)
    }
}

async fn found_units(work: &mut Work, pack: &Pack) -> Result<HashMap<String, UnitId>> {
    let founder = Founder::of(work).await?;
    let mut line = Line { work, founder, units: HashMap::new() };
    line.add(UnitKind::DisciplineTeam, &pack.discipline_team, None).await?;
    let bureau = Some(line.add(UnitKind::EducationBureau, &pack.education_bureau, None).await?);
    line.add(UnitKind::BureauOffice, &pack.bureau_office, bureau).await?;
    for group in &pack.groups {
        let guide = line.add(UnitKind::SupervisionGroup, &group.name, bureau).await?;
        let mut central = None;
        for school in &group.schools {
            // A teaching point belongs to the central school that stands before it.
            let owner = central.filter(|_| school.kind() == UnitKind::TeachingPoint).or(bureau);
            let unit = line.add_school(guide, owner, school).await?;
            central = central.or((school.kind() == UnitKind::CentralSchool).then_some(unit));
        }
    }
    for department in &pack.departments {
        line.add(UnitKind::Department, department, bureau).await?;
    }
    for other in &pack.others {
        line.add(other.kind, &other.name, None).await?;
    }
    Ok(line.units)
}

/// The two lines as they grow; a unit stands in lists where it stands in the pack.
struct Line<'a> {
    work: &'a mut Work,
    founder: Founder,
    units: HashMap<String, UnitId>,
}

impl Line<'_> {
    async fn add(
        &mut self,
        kind: UnitKind,
        name: &UnitName,
        belongs_to: Option<UnitId>,
    ) -> Result<UnitId> {
        self.found(FoundUnit { belongs_to, ..FoundUnit::named(kind, name.clone()) }).await
    }

    async fn add_school(
        &mut self,
        guide: UnitId,
        belongs_to: Option<UnitId>,
        school: &School,
    ) -> Result<UnitId> {
        let order = FoundUnit {
            guided_by: Some(guide),
            belongs_to,
            school: Some(school.profile()),
            ..FoundUnit::named(school.kind(), school.name.clone())
        };
        self.found(order).await
    }

    async fn found(&mut self, order: FoundUnit) -> Result<UnitId> {
        let name = order.name.zh.clone();
        let unit = self.founder.found(self.work, order).await?;
        self.units.insert(name, unit);
        Ok(unit)
    }
}

/// The two hands of the demonstration, at the office.
async fn hands(
    work: &mut Work,
    pack: &Pack,
    units: &HashMap<String, UnitId>,
    hashes: [String; 2],
) -> Result<[AccountId; 2]> {
    let office = pack.bureau_office.zh.as_str();
    let unit = units.get(office).copied().ok_or_else(|| damaged(office))?;
    let order = |hand: &Hand, password_hash| CreateAccount {
        unit,
        role: None,
        login: hand.login.clone(),
        name: hand.name(),
        email: None,
        password_hash,
    };
    let [entering, approving] = &pack.hands;
    let [first, second] = hashes;
    Ok([
        create_closed(work, order(entering, first)).await?,
        create_closed(work, order(approving, second)).await?,
    ])
}

async fn create_account(
    work: &mut Work,
    cast: &Cast,
    account: &Account,
    password_hash: String,
) -> Result<Person> {
    let (unit, role) = (cast.unit(&account.unit)?, account.role()?);
    let order = CreateAccount {
        unit,
        role: Some(role),
        login: account.login.clone(),
        name: account.name(),
        email: Some(account.email.clone()),
        password_hash,
    };
    let account = order.carry_out(work).await?;
    let (stands_in_for, recused_from) = (None, Vec::new());
    Ok(Person { account, county: work.county(), unit, role, stands_in_for, recused_from })
}
