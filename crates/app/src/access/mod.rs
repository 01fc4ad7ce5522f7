//! Recusals and grants: who keeps away from what, and who holds which role.

mod declare;
mod grants;
mod lift;
mod queries;
mod rows;

pub use declare::DeclareRecusal;
pub(crate) use declare::carry_recusals;
pub(crate) use grants::{
    give_grant, grant_of_id, grants_held_by, grants_in_role, grants_of, holders, places_of, roster,
    rosters, save_grant,
};
pub use lift::LiftRecusal;
pub(crate) use queries::{recusals_in_force, recused_from};
pub(crate) use rows::recusals;
