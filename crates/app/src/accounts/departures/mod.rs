//! Who leaves: recorded beforehand, taken back, closed when the last day is over. What the person
//! had in hand is passed on by the areas to which it belongs (`reactions`).

mod close;
mod name_successor;
mod queries;
mod record;
mod store;
mod take_back;

pub use close::close_accounts;
pub use name_successor::NameSuccessor;
pub(crate) use queries::closed_without_successor;
pub use queries::{
    Colleague, DepartureRow, Leaver, LeaverChoice, leaver, leavers_to_choose, list_departures,
};
pub use record::RecordDeparture;
pub(super) use store::account_at;
pub(crate) use store::departure;
pub use take_back::TakeBackDeparture;
