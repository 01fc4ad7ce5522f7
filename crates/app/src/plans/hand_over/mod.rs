//! When people change: what somebody has in hand, and how a colleague gets it.

mod gone_over;
mod left;
mod open_work;
mod pass_on;
mod take_over;

pub use gone_over::GoneOver;
pub use left::{LeftTask, left_tasks};
pub use open_work::{HandOverPage, OpenItem, OpenKind, hand_over_page};
pub(crate) use pass_on::pass_on;
pub use take_over::TakeOverTask;
