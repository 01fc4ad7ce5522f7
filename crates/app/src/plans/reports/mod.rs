//! Reports of a week and of a month: shown live, frozen on demand.

mod freeze;
mod month;
mod queries;
mod rows;

pub(super) use queries::may_freeze;
pub(super) use rows::speaks_of;

pub use freeze::Freeze;
pub use month::{MonthPage, month_page};
pub use queries::{Report, ReportRow, list_reports, report};
