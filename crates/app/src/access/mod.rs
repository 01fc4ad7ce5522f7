//! Recusals: declaring and lifting them.

mod declare;
mod lift;
mod queries;
mod rows;

pub use declare::DeclareRecusal;
pub use lift::LiftRecusal;
pub(crate) use queries::{recusals_in_force, recused_from};
pub(crate) use rows::recusals;
