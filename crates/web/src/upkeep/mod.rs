//! How the installation stands: a page for people, figures for monitors.

mod counters;
mod metrics;
#[cfg(test)]
pub(crate) mod samples;
mod system;

use domain::access::Act;

pub(crate) use counters::{Counters, counted};

use crate::shell::{Needs, Routes};

/// The routes of the room.
pub(crate) fn routes() -> Routes {
    Routes::default().get("/system", Needs::Act(Act::ReadSystem), system::page).get(
        "/metrics",
        Needs::Nobody("for monitors, by their address"),
        metrics::show,
    )
}
