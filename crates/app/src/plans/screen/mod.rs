//! The county on one screen: units × duties, each with its light, and what opens from it.
//!
//! Counts of whole groups come from the tallies, which every change of a task keeps; rows of
//! single units come from their tasks by an index that holds all that is asked. Both follow the
//! reader's scope: what somebody may not see is neither shown nor counted. The tallies know no
//! units, so the tasks of units from which a reader is recused are read and taken off again.
//!
//! Only units are counted, never persons, and units are listed in the order people know them:
//! there is no ranking. A school sees itself beside its peer group ([`peer_view`]).
//!
//! ```text
//! duty_tallies --- tallied: duty, last day, group -> standings --\
//!                                                                 +-- county, duty, duties, board
//! tasks ---------- unit_lights: unit, duty, last day, number ----/
//! ```

mod board;
mod county;
mod duties;
mod duty;
mod grid;
mod groups;
mod kept;
mod light_filter;
mod peers;

mod unit_lights;
mod units;
mod window;

pub use board::{Age, BoardCell, BoardRow, MeasureBoard, measure_board};
pub use county::{Column, CountyScreen, ScreenPages, county_screen};
pub use duties::{DutyFilter, DutyList, DutyRow, list_duties};
pub use duty::{DutyPage, HeatPeriod, duty_page};
pub use grid::{Cell, Section, UnitRow};
pub use groups::{GroupLights, group_lights};
pub use light_filter::LightFilter;
pub use peers::{PeerView, peer_view};
pub use units::ScreenFilter;
pub use window::{Window, terms_of};
