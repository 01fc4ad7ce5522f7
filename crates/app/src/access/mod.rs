//! Recusals: declaring, lifting, listing.

mod declare;
mod lift;
mod queries;
mod rows;

pub use declare::DeclareRecusal;
pub use lift::LiftRecusal;
pub use queries::{RecusalRow, list_recusals};
pub(crate) use queries::{recused_accounts, recused_from};
