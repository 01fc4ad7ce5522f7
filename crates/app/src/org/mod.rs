//! The county and its units.

mod create;
mod offices;
mod queries;
mod rows;
mod store;

pub use create::{CreateCounty, CreateUnit};
pub(crate) use offices::{explained_offices, known_offices, remember_office};
pub(crate) use queries::county_ids;
pub(crate) use queries::units_within;
pub use queries::{UnitsByTier, counties, units_by_tier, visible_units};
pub(crate) use rows::{office_aliases, units};
pub(crate) use store::{all_units, lock_county, names_of_units, unit};
