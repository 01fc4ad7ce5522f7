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

mod act;
mod actor;
mod may;
mod recusal;
mod scope;

pub use act::Act;
pub use actor::{Actor, Person, Role, SystemActor};
pub use may::{Decision, Facts, Relation, may};
pub use recusal::{
    Recusal, RecusalDeclared, RecusalLifted, RecusalOrder, RecusalRefusal, declare, lift,
};
pub use scope::Scope;
