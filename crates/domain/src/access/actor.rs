//! Who acts: a person in a role at a unit, or a named part of the system.

use kernel::{AccountId, CountyId, UnitId};

use super::{Facts, Relation};
use crate::org::{Tier, Unit};

/// What a person is in the supervision line 角色.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// 派驻组干部.
    DisciplineOfficer,
    /// 监督办公室干部.
    BureauOfficer,
    /// 监督执纪小组成员.
    GroupSupervisor,
    /// 学校信息员.
    SchoolClerk,
    /// 科室干部, of the administrative line.
    DepartmentOfficer,
    /// 系统管理员: invites people to their accounts.
    SystemAdministrator,
    /// 安全管理员: approves powerful roles, ends sessions, helps who lost the second factor.
    SecurityAdministrator,
    /// 审计管理员: reads what happened to accounts and rights.
    AuditAdministrator,
}

impl Role {
    /// All roles, in the order of the golden table.
    pub const ALL: [Self; 8] = [
        Self::DisciplineOfficer,
        Self::BureauOfficer,
        Self::GroupSupervisor,
        Self::SchoolClerk,
        Self::DepartmentOfficer,
        Self::SystemAdministrator,
        Self::SecurityAdministrator,
        Self::AuditAdministrator,
    ];

    /// The stable name, as stored; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::DisciplineOfficer => "discipline-officer",
            Self::BureauOfficer => "bureau-officer",
            Self::GroupSupervisor => "group-supervisor",
            Self::SchoolClerk => "school-clerk",
            Self::DepartmentOfficer => "department-officer",
            Self::SystemAdministrator => "system-administrator",
            Self::SecurityAdministrator => "security-administrator",
            Self::AuditAdministrator => "audit-administrator",
        }
    }

    /// At which tier the role is held; the three administrators sit at the bureau's office.
    pub fn tier(self) -> Tier {
        match self {
            Self::DisciplineOfficer => Tier::DisciplineTeam,
            Self::GroupSupervisor => Tier::SupervisionGroup,
            Self::SchoolClerk => Tier::School,
            Self::DepartmentOfficer => Tier::Department,
            Self::BureauOfficer
            | Self::SystemAdministrator
            | Self::SecurityAdministrator
            | Self::AuditAdministrator => Tier::BureauOffice,
        }
    }

    /// The role of those who do the work of units of this tier.
    pub fn of_work_at(tier: Tier) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.tier() == tier && !role.is_administrator())
    }

    /// Whether it is one of the three administrators 三员 (GB/T 22239-2019, 8.1.4.2): they run
    /// the program and see nothing of its work.
    pub fn is_administrator(self) -> bool {
        matches!(
            self,
            Self::SystemAdministrator | Self::SecurityAdministrator | Self::AuditAdministrator
        )
    }

    /// Whether a second person has to approve who gets it.
    pub fn is_powerful(self) -> bool {
        self.is_administrator() || matches!(self, Self::BureauOfficer | Self::DisciplineOfficer)
    }

    /// Whether one account may hold both: an administrator holds nothing else.
    pub fn goes_with(self, other: Self) -> bool {
        self == other || !(self.is_administrator() || other.is_administrator())
    }

    /// The role of that stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// A signed-in person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub account: AccountId,
    /// The county; nothing crosses between counties.
    pub county: CountyId,
    /// The unit the person acts for.
    pub unit: UnitId,
    /// The role there.
    pub role: Role,
    /// Whose place they have for the time being, as a substitute.
    pub stands_in_for: Option<AccountId>,
    /// Units from which the person is recused, or the colleague whose place they have.
    pub recused_from: Vec<UnitId>,
}

/// Who does something, and in whose place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doer {
    /// Who does it.
    pub account: AccountId,
    /// Whose place they have.
    pub stands_in_for: Option<AccountId>,
}

impl Doer {
    /// Whose work it is: that of the one who is away, if there is one.
    pub fn place(self) -> AccountId {
        self.stands_in_for.unwrap_or(self.account)
    }

    /// Whether the two count as different persons: a substitute is no second one.
    pub fn is_apart_from(self, other: Self) -> bool {
        self.place() != other.place()
            && self.account != other.account
            && self.place() != other.account
            && self.account != other.place()
    }
}

impl From<AccountId> for Doer {
    fn from(account: AccountId) -> Self {
        Self { account, stands_in_for: None }
    }
}

impl Person {
    /// Who acts, and in whose place.
    pub fn doer(&self) -> Doer {
        Doer { account: self.account, stands_in_for: self.stands_in_for }
    }

    /// How the person stands to `unit`, which `guided_by` guides.
    pub fn relation_to(&self, unit: UnitId, guided_by: Option<UnitId>) -> Relation {
        if unit == self.unit {
            Relation::OwnUnit
        } else if guided_by == Some(self.unit) {
            Relation::Guided
        } else {
            Relation::Elsewhere
        }
    }

    /// What the table of rights needs to know about things of `unit`.
    pub fn facts_of(&self, unit: &Unit) -> Facts {
        let relation = self.relation_to(unit.id, unit.guided_by);
        Facts { recused: self.is_recused_from(unit.id), ..Facts::of(relation) }
    }

    /// Whether the person is recused from `unit`.
    pub fn is_recused_from(&self, unit: UnitId) -> bool {
        self.recused_from.contains(&unit)
    }
}

/// A named part of the system that acts without a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SystemActor {
    /// Makes the demonstration county.
    Demonstration,
    /// Reminds of due dates.
    Reminder,
    /// Gives the tasks of recurring duties when their period begins.
    Scheduler,
    /// Counts sign-ins and refusals.
    Gatekeeper,
    /// Whoever runs the program on its machine, by its command line.
    Operator,
    /// Brings the data back from a backup.
    Restorer,
    /// Closes the accounts of those whose last day is over.
    Registrar,
}

impl SystemActor {
    /// The stable name, as stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::Demonstration => "demonstration",
            Self::Reminder => "reminder",
            Self::Scheduler => "scheduler",
            Self::Gatekeeper => "gatekeeper",
            Self::Operator => "operator",
            Self::Restorer => "restorer",
            Self::Registrar => "registrar",
        }
    }
}

/// Who acts. No event without an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A signed-in person.
    Person(Person),
    /// A named part of the system, for one county.
    System(SystemActor, CountyId),
}

impl Actor {
    /// The county in which the actor acts.
    pub fn county(&self) -> CountyId {
        match self {
            Self::Person(person) => person.county,
            Self::System(_, county) => *county,
        }
    }
}
