//! A new edition of a plan: what it changed, which tasks it touches, what stays as it is.

mod changes;
mod keep;
mod reconsider;
mod twins;

pub use changes::{ChangeRow, ChangesPage, TouchedTask, changes_page};
pub use keep::KeepTasks;
pub use reconsider::ReconsiderTask;
pub use twins::{PlanName, Twin};
pub(super) use twins::{predecessor, require_confirmation, successor, twins_of};
