//! Weeks: of a school, of a group over its schools, of the county over its groups.
//!
//! Nothing here is filled in or kept, apart from the confirmation of a quiet week; everything is
//! derived from the tasks that the person may see.

mod below;
mod confirm;
mod page;
mod rows;

pub(super) use below::weeks_below;
pub use below::{UnitWeek, WeekCounts};
pub use confirm::ConfirmWeek;
pub use page::{OwnWeek, WeekConfirmed, WeekPage, WeekVisit, week_page};
