//! The material of the demonstration, as `packs/demonstration/README.md` describes it.

use domain::access::Role;
use domain::org::{Ownership, SchoolClass, SchoolProfile, Stage, UnitKind, UnitName};
use domain::plans::{StampKind, StandingKey, TaskStateName};
use kernel::period::TermDates;
use rust_embed::RustEmbed;
use serde::Deserialize;

use super::{DemoAccount, passwords};
use crate::accounts::PersonName;
use crate::{Error, Result};

#[derive(RustEmbed)]
#[folder = "../../packs/demonstration"]
struct Files;

/// The county with all that is in it.
#[derive(Debug, Deserialize)]
pub(super) struct Pack {
    pub(super) county: CountyName,
    pub(super) discipline_team: UnitName,
    pub(super) education_bureau: UnitName,
    pub(super) bureau_office: UnitName,
    pub(super) groups: Vec<Group>,
    pub(super) terms: Vec<TermDates>,
    pub(super) departments: Vec<UnitName>,
    /// Units beside both lines.
    pub(super) others: Vec<Other>,
    pub(super) accounts: Vec<Account>,
    pub(super) substitution: PastSubstitution,
    pub(super) stamps: WantedStamps,
    /// What the schools say when they hand in what the duties ask.
    pub(super) note: String,
    /// Who confirmed the pledges, of the schools and of the office.
    pub(super) signers: [Signer; 2],
    /// As whom the demonstration enters and approves.
    pub(super) hands: [Hand; 2],
    pub(super) duties: Vec<ExampleDuty>,
    pub(super) example_tasks: Vec<ExampleTask>,
    pub(super) visits: Vec<ExampleVisit>,
}

#[derive(Debug, Deserialize)]
pub(super) struct CountyName {
    pub(super) name_zh: String,
    pub(super) name_en: String,
}

/// A supervision group with the schools it guides.
#[derive(Debug, Deserialize)]
pub(super) struct Group {
    #[serde(flatten)]
    pub(super) name: UnitName,
    pub(super) schools: Vec<School>,
}

/// A unit beside the lines.
#[derive(Debug, Deserialize)]
pub(super) struct Other {
    pub(super) kind: UnitKind,
    #[serde(flatten)]
    pub(super) name: UnitName,
}

/// A school with what kind it is.
#[derive(Debug, Deserialize)]
pub(super) struct School {
    #[serde(flatten)]
    pub(super) name: UnitName,
    kind: Option<UnitKind>,
    stage: Stage,
    town: String,
    ownership: Option<Ownership>,
    #[serde(default)]
    boarding: bool,
}

impl School {
    /// What it is; a school unless said.
    pub(super) fn kind(&self) -> UnitKind {
        self.kind.unwrap_or(UnitKind::School)
    }

    /// What kind it is; public unless said.
    pub(super) fn profile(&self) -> SchoolProfile {
        SchoolProfile {
            stage: self.stage,
            ownership: self.ownership.unwrap_or(Ownership::Public),
            town: self.town.clone(),
            boarding: self.boarding,
        }
    }
}

/// An account, still without a password.
#[derive(Debug, Deserialize)]
pub(super) struct Account {
    pub(super) login: String,
    role: String,
    /// The Chinese name of the unit.
    pub(super) unit: String,
    name_zh: String,
    name_en: String,
    pub(super) email: String,
}

/// Who had whose place at the beginning of the year.
#[derive(Debug, Deserialize)]
pub(super) struct PastSubstitution {
    pub(super) stands_in_for: String,
    pub(super) substitute: String,
    pub(super) first_in_days: u64,
    pub(super) last_in_days: u64,
    pub(super) reason: String,
}

/// Why the sample plan wants stamps.
#[derive(Debug, Deserialize)]
pub(super) struct WantedStamps {
    pub(super) reason: String,
}

/// A stamp of an example task, given on the day of the demonstration.
#[derive(Debug, Deserialize)]
pub(super) struct ExampleStamp {
    pub(super) kind: StampKind,
    pub(super) reference: String,
}

/// A standing duty of `packs/duties` that the county took over in the year before.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExampleDuty {
    pub(super) key: StandingKey,
    /// Schools of this class are asked, where they are others than in the pack.
    pub(super) class: Option<SchoolClass>,
    /// In which month of the year it is established, from 0, eleven months ago, to 11, now.
    #[serde(default)]
    pub(super) month: u32,
    /// Schools of a hundred that hand in late, and that do not.
    #[serde(default)]
    pub(super) late: u64,
    #[serde(default)]
    pub(super) missing: u64,
}

/// Who confirmed the pledges of one side.
#[derive(Debug, Deserialize)]
pub(super) struct Signer {
    pub(super) post: String,
    pub(super) name: String,
}

/// An account in whose name the demonstration itself acts.
#[derive(Debug, Deserialize)]
pub(super) struct Hand {
    pub(super) login: String,
    name_zh: String,
    name_en: String,
}

impl Hand {
    pub(super) fn name(&self) -> PersonName {
        PersonName { zh: self.name_zh.clone(), en: self.name_en.clone() }
    }
}

/// A visit to begin with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExampleVisit {
    /// The Chinese name of the unit whose people come; somebody acts for it.
    pub(super) unit: String,
    /// The Chinese name of the school.
    pub(super) school: String,
    /// When it is planned; one without is today, and was held.
    pub(super) in_working_days: Option<u32>,
    pub(super) purpose: String,
    pub(super) minutes: u32,
    /// Why it was called off, if it was.
    pub(super) called_off: Option<String>,
}

/// A task to begin with.
#[derive(Debug, Deserialize)]
pub(super) struct ExampleTask {
    /// Which measure of the plan, from 1.
    pub(super) measure: usize,
    /// The Chinese name of the school.
    pub(super) unit: String,
    pub(super) due_in_working_days: u32,
    state: String,
    /// What the school says when it hands in.
    #[serde(default)]
    pub(super) note: String,
    /// Why the bureau returns it.
    #[serde(default)]
    pub(super) reason: String,
    /// The stamps of an accepted task.
    #[serde(default)]
    pub(super) stamps: Vec<ExampleStamp>,
}

impl Pack {
    /// The embedded pack.
    ///
    /// # Errors
    /// A fault that says what is damaged.
    pub(super) fn read() -> Result<Self> {
        let text = String::from_utf8(embedded("county.toml")?).map_err(Error::fault)?;
        toml::from_str(&text).map_err(Error::fault)
    }

    /// The sample plan: its name and its bytes.
    pub(super) fn plan() -> Result<(String, Vec<u8>)> {
        Ok(("plan.txt".to_owned(), embedded("plan.txt")?))
    }

    /// The name in both languages of the unit with this Chinese one.
    pub(super) fn unit_named(&self, zh: &str) -> Result<&UnitName> {
        let of_groups = self.groups.iter();
        let of_groups = of_groups
            .flat_map(|group| group.schools.iter().map(|school| &school.name).chain([&group.name]));
        let of_bureau = [&self.discipline_team, &self.bureau_office];
        let mut units = of_groups.chain(of_bureau).chain(&self.departments);
        units.find(|unit| unit.zh == zh).ok_or_else(|| damaged(zh))
    }
}

impl Account {
    pub(super) fn role(&self) -> Result<Role> {
        Role::from_name(&self.role).ok_or_else(|| damaged(&self.role))
    }

    pub(super) fn name(&self) -> PersonName {
        PersonName { zh: self.name_zh.clone(), en: self.name_en.clone() }
    }

    /// The account with a password of its own.
    pub(super) fn with_password(&self, pack: &Pack) -> Result<DemoAccount> {
        Ok(DemoAccount {
            login: self.login.clone(),
            password: passwords::fresh(&self.login)?,
            role: self.role()?,
            unit: pack.unit_named(&self.unit)?.clone(),
            name: self.name(),
        })
    }
}

impl ExampleTask {
    pub(super) fn state(&self) -> Result<TaskStateName> {
        TaskStateName::from_name(&self.state).ok_or_else(|| damaged(&self.state))
    }
}

/// The fault for a name in the pack that stands for nothing.
pub(super) fn damaged(what: &str) -> Error {
    Error::fault(format!("the pack of the demonstration names {what}, which is not there"))
}

fn embedded(name: &str) -> Result<Vec<u8>> {
    let file = Files::get(name).ok_or_else(|| damaged(name))?;
    Ok(file.data.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plans::standing_duty;

    #[test]
    fn the_supervision_line_has_nineteen_groups_and_a_hundred_and_sixty_eight_schools() {
        let pack = Pack::read().unwrap();
        let schools: usize = pack.groups.iter().map(|group| group.schools.len()).sum();
        assert_eq!((pack.groups.len(), schools), (19, 168));
    }

    #[test]
    fn every_name_in_the_pack_stands_for_something() {
        let pack = Pack::read().unwrap();
        for account in &pack.accounts {
            assert!(account.role().is_ok() && pack.unit_named(&account.unit).is_ok());
        }
        for task in &pack.example_tasks {
            assert!(task.state().is_ok() && pack.unit_named(&task.unit).is_ok());
        }
        for visit in &pack.visits {
            assert!(pack.unit_named(&visit.school).is_ok());
            assert!(pack.accounts.iter().any(|it| it.unit == visit.unit), "{}", visit.unit);
        }
        for duty in &pack.duties {
            assert!(standing_duty(&duty.key).is_ok(), "{}", duty.key);
        }
    }
}
