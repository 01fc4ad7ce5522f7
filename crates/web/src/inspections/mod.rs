//! Visits to schools: announced, listed, and what became of them.

mod announce;
mod call_off;
mod hold;
mod list;
#[cfg(test)]
pub(crate) mod samples;
mod visit;

use domain::access::Act;

use crate::shell::{Needs, Routes};

/// The routes of the area.
pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/visits", Needs::Act(Act::ReadVisit), list::page)
        .post("/visits", Needs::Act(Act::AnnounceVisit), announce::submit)
        .get("/visits/new", Needs::Act(Act::AnnounceVisit), announce::page)
        .get("/visits/{id}", Needs::Act(Act::ReadVisit), visit::page)
        .post("/visits/{id}/holding", Needs::Act(Act::CloseVisit), hold::submit)
        .post("/visits/{id}/cancellation", Needs::Act(Act::CloseVisit), call_off::submit)
}
