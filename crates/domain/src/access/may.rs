//! The table of rights.

use super::{Act, Role};

/// How an actor's unit stands to the unit a thing belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The thing belongs to the county as a whole, such as a plan.
    County,
    /// It belongs to the actor's own unit.
    OwnUnit,
    /// It belongs to a unit that the actor's unit guides.
    Guided,
    /// It belongs to another unit, and the actor's unit leads or supports the duty, or announced
    /// the visit.
    Led,
    /// It belongs to any other unit of the county.
    Elsewhere,
}

impl Relation {
    /// All relations, in the order of the golden table.
    pub const ALL: [Self; 5] =
        [Self::County, Self::OwnUnit, Self::Guided, Self::Led, Self::Elsewhere];
}

/// What the table needs to know about the thing, beyond the role and the act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// How the actor's unit stands to it.
    pub relation: Relation,
    /// Whether the actor is recused from its unit.
    pub recused: bool,
    /// Whether it was handed in by the actor or the actor's unit.
    pub own_work: bool,
}

impl Facts {
    /// Facts about a thing of the county as a whole.
    pub const COUNTY: Self = Self::of(Relation::County);

    /// Facts about a thing that stands so, with nothing else to say.
    pub const fn of(relation: Relation) -> Self {
        Self { relation, recused: false, own_work: false }
    }
}

/// The answer of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The act is the actor's.
    Allow,
    /// The actor sees the thing, but the act is not theirs (403).
    DenyVisible,
    /// For the actor the thing does not exist (404).
    DenyHidden,
}

/// May a person in `role` do `act` to a thing about which `facts` hold?
pub fn may(role: Role, act: Act, facts: Facts) -> Decision {
    if facts.recused || !sees(role, act, facts.relation) {
        return Decision::DenyHidden;
    }
    if holds_key(role, act, facts.relation) && !(reviews(act) && facts.own_work) {
        Decision::Allow
    } else {
        Decision::DenyVisible
    }
}

/// Whether the thing exists for the role at all.
fn sees(role: Role, act: Act, relation: Relation) -> bool {
    match act {
        Act::ReadAccessRecord => role == Role::AuditAdministrator,
        Act::ListAccounts
        | Act::InviteAccount
        | Act::ResetAccount
        | Act::ApproveGrant
        | Act::EndSessions => role.is_administrator(),
        Act::ReadAccounts if role.is_administrator() => true,
        Act::ReadSystem => matches!(role, Role::BureauOfficer | Role::SystemAdministrator),
        Act::ReadRecusals | Act::LiftRecusal | Act::NameOffice | Act::RecordDeparture => {
            role == Role::BureauOfficer
        }
        // A department goes to schools whose work it does not see, and a group stays with a visit
        // that it announced when the school moves on.
        Act::AnnounceVisit if role == Role::DepartmentOfficer => true,
        Act::ReadVisit | Act::CloseVisit if role == Role::GroupSupervisor => {
            relation != Relation::Elsewhere
        }
        // Which units there are is no secret.
        Act::ReadNetwork | Act::ManageNetwork => true,
        _ => match role {
            Role::DisciplineOfficer | Role::BureauOfficer => true,
            Role::GroupSupervisor => !matches!(relation, Relation::Led | Relation::Elsewhere),
            Role::DepartmentOfficer => {
                matches!(relation, Relation::County | Relation::OwnUnit | Relation::Led)
            }
            Role::SchoolClerk => matches!(relation, Relation::County | Relation::OwnUnit),
            // The three administrators see who has an account, and nothing of the work.
            Role::SystemAdministrator | Role::SecurityAdministrator | Role::AuditAdministrator => {
                false
            }
        },
    }
}

/// Whether the role holds the key to the act, seen the thing.
fn holds_key(role: Role, act: Act, relation: Relation) -> bool {
    match act {
        Act::ReadPlan
        | Act::ReadTask
        | Act::ReadCalendar
        | Act::ReadAccounts
        | Act::ReadNetwork
        | Act::ReadPosts
        | Act::ReadVisit
        | Act::ListAccounts
        | Act::ReadAccessRecord => true,
        Act::InviteAccount
        | Act::ResetAccount
        | Act::ApproveGrant
        | Act::EndSessions
        | Act::ManageNetwork
        | Act::ReadSystem => administers(role, act),
        Act::RegisterPlan
        | Act::EndDuty
        | Act::DefineTerm
        | Act::LoadNotice
        | Act::CorrectOutline
        | Act::WithdrawTask
        | Act::DecideExtension
        | Act::SchedulePlan
        | Act::NameOffice
        | Act::PlanYear
        | Act::ReturnHandIn
        | Act::ApproveHandIn
        | Act::ReadRecusals
        | Act::LiftRecusal
        | Act::NameSubstitute
        | Act::RecordDeparture
        | Act::ChooseStamps => role == Role::BureauOfficer,
        // Nobody could close a task of the office itself, so none is given to it.
        Act::AssignTask => role == Role::BureauOfficer && relation != Relation::OwnUnit,
        // The discipline team and the office do no line work.
        Act::AcceptTask | Act::HandIn | Act::RequestExtension | Act::GiveStamp => {
            relation == Relation::OwnUnit && does_line_work(role)
        }
        // A unit keeps its own posts and counts; the discipline team does no line work.
        Act::KeepUnit => {
            role == Role::BureauOfficer
                || (relation == Relation::OwnUnit && role != Role::DisciplineOfficer)
        }
        Act::ConfirmWeek => relation == Relation::OwnUnit && role == Role::SchoolClerk,
        Act::ReadReport => role != Role::SchoolClerk,
        // The discipline team reads and freezes nothing; a group freezes its own.
        Act::FreezeReport => {
            role == Role::BureauOfficer
                || (role == Role::GroupSupervisor && relation == Relation::OwnUnit)
        }
        Act::DeclareRecusal => relation != Relation::OwnUnit,
        Act::AnnounceVisit => announces(role, relation),
        // Whoever announced it says what became of it.
        Act::CloseVisit => relation == Relation::Led && announces(role, Relation::County),
    }
}

/// Whether the role holds the key to an act by which the county and its accounts are run. Whoever
/// proposes a powerful role cannot be the one who approves it.
fn administers(role: Role, act: Act) -> bool {
    match act {
        Act::InviteAccount => role == Role::SystemAdministrator,
        Act::ResetAccount => {
            matches!(role, Role::SystemAdministrator | Role::SecurityAdministrator)
        }
        Act::ManageNetwork | Act::ReadSystem => {
            matches!(role, Role::BureauOfficer | Role::SystemAdministrator)
        }
        _ => role == Role::SecurityAdministrator,
    }
}

fn does_line_work(role: Role) -> bool {
    matches!(role, Role::GroupSupervisor | Role::SchoolClerk | Role::DepartmentOfficer)
}

/// Whether the role announces visits: the office and the departments to every school, a group to
/// those that it guides. The discipline team supervises and does no line work.
fn announces(role: Role, relation: Relation) -> bool {
    match role {
        Role::BureauOfficer | Role::DepartmentOfficer => relation != Relation::OwnUnit,
        Role::GroupSupervisor => matches!(relation, Relation::County | Relation::Guided),
        _ => false,
    }
}

/// Acts by which the work of a unit is judged: never by those whose work it is.
fn reviews(act: Act) -> bool {
    matches!(act, Act::ReturnHandIn | Act::ApproveHandIn | Act::DecideExtension)
}
