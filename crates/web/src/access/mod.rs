//! Recusals: declaring one's own, lifting another's.

mod declare;
mod lift;

use domain::access::Act;

use crate::shell::{Needs, Routes};

/// The routes of the area.
pub(crate) fn routes() -> Routes {
    Routes::default().post("/recusals", Needs::Act(Act::DeclareRecusal), declare::submit).post(
        "/recusals/{id}/end",
        Needs::Act(Act::LiftRecusal),
        lift::submit,
    )
}
