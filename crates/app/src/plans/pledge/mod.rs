//! Pledges: one text, confirmed by a unit and by the office.

mod confirm;
mod counter_sign;
mod frozen;
mod list;
mod page;

pub use confirm::ConfirmPledge;
pub use counter_sign::CounterSign;
pub(super) use frozen::{frozen, require_none};
pub use list::{PledgeList, PledgeRow, pledge_list};
pub use page::{PledgePage, pledge_page};
