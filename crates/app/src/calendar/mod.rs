//! The county's calendar: terms, and the holiday notices over its working days.

mod define_term;
mod load_notice;
mod queries;
mod read_notice;
mod rows;
mod touched;

pub use define_term::DefineTerm;
pub use load_notice::LoadHolidayNotice;
pub use queries::{
    CalendarYear, NoticePreview, calendar_year, county_terms, list_terms, preview_notice,
    preview_term,
};
pub(crate) use queries::{notices_in_force, notices_loaded, term_dates};
pub use read_notice::read_notice;
pub use touched::{DueTask, Moved, MovedTask, MovedTasks, TouchedDate, TouchedTask};
