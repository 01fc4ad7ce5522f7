//! The people and the units.

use std::collections::BTreeMap;

use app::App;
use app::accounts::{CreateAccount, PersonName};
use app::org::{CreateCounty, FoundUnit};
use domain::access::{Actor, Role, SystemActor};
use domain::org::{Ownership, SchoolProfile, Stage, UnitKind, UnitName};
use kernel::{AccountId, CountyId, UnitId};

/// The password of every account.
pub const PASSWORD: &str = "quiet-lantern-47";

/// Name, Chinese name, kind, and the unit that guides it.
const UNITS: [(&str, &str, UnitKind, Option<&str>); 7] = [
    ("Discipline Team", "派驻纪检监察组", UnitKind::DisciplineTeam, None),
    ("Bureau Office", "监督办公室", UnitKind::BureauOffice, None),
    ("Riverside Group", "河畔监督执纪小组", UnitKind::SupervisionGroup, None),
    ("Hillside Group", "山坡监督执纪小组", UnitKind::SupervisionGroup, None),
    ("Riverside", "河畔小学", UnitKind::School, Some("Riverside Group")),
    ("Hillside", "山坡小学", UnitKind::School, Some("Hillside Group")),
    ("Finance", "财务股", UnitKind::Department, None),
];

/// Login, names, role and unit.
const PEOPLE: [(&str, &str, &str, Role, &str); 7] = [
    ("sun", "孙明", "Sun", Role::DisciplineOfficer, "Discipline Team"),
    ("chen", "陈安", "Chen", Role::BureauOfficer, "Bureau Office"),
    ("qian", "钱文", "Qian", Role::BureauOfficer, "Bureau Office"),
    ("he", "何平", "He", Role::GroupSupervisor, "Riverside Group"),
    ("wu", "吴静", "Wu", Role::SchoolClerk, "Riverside"),
    ("zhao", "赵宁", "Zhao", Role::SchoolClerk, "Hillside"),
    ("fang", "方圆", "Fang", Role::DepartmentOfficer, "Finance"),
];

/// The ids of the county, its units and its people.
#[derive(Debug, Clone)]
pub struct Cast {
    /// The county Lanxi.
    pub county: CountyId,
    units: BTreeMap<&'static str, UnitId>,
    accounts: BTreeMap<String, AccountId>,
}

/// The login of the person who works for the unit of this name.
pub fn person_of(unit: &str) -> &'static str {
    let person = PEOPLE.iter().find(|(.., of)| *of == unit);
    person.unwrap_or_else(|| panic!("nobody works for {unit}")).0
}

/// Both schools are public primary schools of one town, without boarders.
fn school() -> SchoolProfile {
    let (stage, ownership) = (Stage::Primary, Ownership::Public);
    SchoolProfile { stage, ownership, town: "澜溪镇".to_owned(), boarding: false }
}

impl Cast {
    /// The unit of this name, such as `Riverside` or `Bureau Office`.
    pub fn unit(&self, name: &str) -> UnitId {
        *self.units.get(name).unwrap_or_else(|| panic!("no unit {name}"))
    }

    /// The account with this login.
    pub fn account(&self, login: &str) -> AccountId {
        *self.accounts.get(login).unwrap_or_else(|| panic!("no account {login}"))
    }

    /// The county Lanxi with its units and people.
    pub(crate) async fn found(app: &App) -> Self {
        Self::found_as(app, "", "澜溪县", "Lanxi").await
    }

    /// A county with the same line and people, whose names and logins begin with `mark`.
    pub(crate) async fn found_as(app: &App, mark: &str, zh: &str, en: &str) -> Self {
        let county = CountyId::fresh(app.ids());
        let founder = Actor::System(SystemActor::Demonstration, county);
        let name = UnitName { zh: zh.to_owned(), en: en.to_owned() };
        app.command(&founder, None, CreateCounty { name }).await.unwrap();
        let mut cast = Self { county, units: BTreeMap::new(), accounts: BTreeMap::new() };
        for (en, zh, kind, guide) in UNITS {
            let guided_by = guide.map(|guide| cast.unit(guide));
            let position = cast.units.len() + 1;
            let name = match mark {
                "" => UnitName { zh: zh.to_owned(), en: en.to_owned() },
                // Nothing that a test could take for a unit of Lanxi.
                mark => {
                    UnitName { zh: format!("邻县{position}"), en: format!("{mark}{position}") }
                }
            };
            let school = kind.is_school().then(school);
            let unit = FoundUnit { guided_by, school, ..FoundUnit::named(kind, name) };
            cast.units.insert(en, app.command(&founder, None, unit).await.unwrap());
        }
        for (login, zh, en, role, unit) in PEOPLE {
            let login = format!("{mark}{login}");
            let account = CreateAccount {
                unit: cast.unit(unit),
                role: Some(role),
                login: login.clone(),
                name: PersonName { zh: format!("{mark}{zh}"), en: format!("{mark}{en}") },
                email: Some(format!("{login}@lanxi.example")),
                password_hash: app.first_password(&login, PASSWORD.to_owned()).await.unwrap(),
            };
            cast.accounts.insert(login, app.command(&founder, None, account).await.unwrap());
        }
        cast
    }
}
