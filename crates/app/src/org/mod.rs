//! The county and its units: founded, renamed, moved, closed; what ties them; who holds their posts.

mod close;
mod create_county;
mod found;
mod list;
mod move_unit;
mod offices;
mod page;
mod posts;
mod queries;
mod rename;
mod rows;
mod schools;
mod store;
mod take_back;
mod ties;

pub use close::CloseUnit;
pub use create_county::CreateCounty;
pub use found::FoundUnit;
pub(crate) use found::Founder;
pub use list::{ChartRow, MOST_ROWS, UnitFilter, UnitList, chart, list_units};
pub use move_unit::MoveUnit;
pub(crate) use offices::{explained_offices, known_offices, remember_office};
pub use page::{TieRow, UnitPage, contact_posts, unit_page};
pub(crate) use posts::end_tenures_of;
pub use posts::{
    AddPost, AppointHolder, EndTenure, PackPost, PackSource, PostPack, PostRow, PostsPage, Sure,
    posts_page,
};
pub(crate) use queries::county_ids;
pub use queries::{UnitsByTier, counties, units_by_tier, visible_units};
pub(crate) use queries::{units_in, units_within};
pub use rename::RenameUnit;
pub(crate) use rows::units;
pub use schools::{CountPupils, KeepSchoolRecord};
pub(crate) use store::{all_units, lock_county, names_of_units, unit};
pub(crate) use take_back::{named_by, take_back_units, units_built_on};
pub use ties::{EndTie, TieUnits};
