//! Visits to schools: one command per file.
//!
//! `plans` asks it two questions, through `reactions`: which visits a school has in a week, and
//! what visits ask of schools in a month.

mod announce;
mod asked;
mod call_off;
mod hold;
mod list;
mod page;
mod rows;
mod store;

pub use announce::AnnounceVisit;
pub(crate) use asked::{asked_by_unit, asked_of_schools, visits_in_week};
pub use call_off::CallOffVisit;
pub use hold::HoldVisit;
pub use list::{VisitRow, list_visits};
pub use page::{Neighbour, VisitPage, neighbours, schools_to_visit, visit_page};
pub(crate) use rows::school_visits;
