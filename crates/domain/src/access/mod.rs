//! Who may do what: one pure table.
//!
//! `may(role, act, facts)` answers `Allow`, `DenyVisible` (the thing is known to the person,
//! the act is not theirs) or `DenyHidden` (for this person the thing does not exist: 404).
//! Buttons, routes, lists and totals all ask the same table; the golden file
//! `docs/rights.txt` shows it whole.
//!
//! A department sees, beside its own tasks, those of the duties that it leads or supports, and
//! only reads them. The lines that the table draws: the discipline team supervises and holds no key that
//! closes anything (三转); closing is the bureau's; a school works for itself only; nobody
//! reviews what their own unit handed in; who is recused (回避) from a unit sees no trace of
//! it, totals included.
//!
//! Three administrators 三员 run the program, kept apart: one invites people, one approves powerful
//! roles and ends sessions, one reads what the other two did. None of them sees any of the work,
//! and no account holds one of these roles beside another (GB/T 22239-2019, 8.1.4.2).
//!
//! A role is held by a grant, from a day to a day. A colleague of the same unit can have the place
//! of somebody who is away (代理); the two then count as one wherever two persons are asked for.

mod act;
mod actor;
mod grant;
mod may;
mod recusal;
mod scope;
mod substitute;

pub use act::Act;
pub use actor::{Actor, Doer, Person, Role, SystemActor};
pub use grant::{Ending, Grant, GrantEvent};
pub use may::{Decision, Facts, Relation, may};
pub use recusal::{
    Recusal, RecusalDeclared, RecusalLifted, RecusalOrder, RecusalRefusal, declare, lift,
};
pub use scope::Scope;
pub use substitute::{SubstitutionOrder, SubstitutionRefusal, end_substitution, substitute};
