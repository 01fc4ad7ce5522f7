//! The year: standing duties of the pack, taken over, changed or left out.

mod change;
mod entry;
mod omit;
mod order;
mod pack;
mod page;
mod proposal;
mod propose_again;
mod rows;
mod take_over;

pub use change::{ChangeDuty, Changed};
pub use entry::{EntryPage, entry_page, next_due};
pub use omit::OmitStanding;
pub use pack::{PackError, standing_duties, standing_duty};
pub use page::{Place, YearPage, YearRow, year_page};
pub use proposal::{Proposal, ProposalPage, proposal_page};
pub use propose_again::ProposeAgain;
pub(super) use rows::require_free;
pub use take_over::{TakeOver, TakenOver};
