//! Four stamps: chosen for a plan, given by the unit, seen by the reviewer.

mod choose;
mod give;
mod queries;
mod rows;
mod store;

pub use choose::ChooseStamps;
pub use give::GiveStamp;
pub(super) use queries::stamps_on;
pub use queries::{GivenStamp, StampCounts, StampRow, StampView, TaskStamps, stamp_view};
