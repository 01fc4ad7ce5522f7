//! The units of the county: the list, the chart of both lines, a unit with its posts, ties and
//! master data, and the forms by which the office changes the network.

mod add_post;
mod appoint;
mod changes;
mod chart;
mod close;
mod count_pupils;
mod end_tenure;
mod end_tie;
mod found;
mod keep_record;
mod list;
mod move_unit;
mod posts;
mod rename;
#[cfg(test)]
pub(crate) mod samples;
mod school;
mod tie;
mod ties;
mod unit;

use domain::access::Act;
use kernel::{UnitId, Version};

use crate::shell::{Needs, Problem, Routes};

/// The routes of the area.
pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/units", Needs::Act(Act::ReadNetwork), list::page)
        .post("/units", Needs::Act(Act::ManageNetwork), found::submit)
        .get("/units/chart", Needs::Act(Act::ReadNetwork), chart::page)
        .get("/units/new", Needs::Act(Act::ManageNetwork), found::page)
        .get("/units/{id}", Needs::Act(Act::ReadNetwork), unit::page)
        .get("/units/{id}/changes", Needs::Act(Act::ManageNetwork), changes::page)
        .post("/units/{id}/names", Needs::Act(Act::ManageNetwork), rename::submit)
        .post("/units/{id}/places", Needs::Act(Act::ManageNetwork), move_unit::submit)
        .post("/units/{id}/closure", Needs::Act(Act::ManageNetwork), close::submit)
        .get("/units/{id}/school", Needs::Act(Act::KeepUnit), school::page)
        .post("/units/{id}/school", Needs::Act(Act::KeepUnit), keep_record::submit)
        .post("/units/{id}/pupils", Needs::Act(Act::KeepUnit), count_pupils::submit)
        .get("/units/{id}/posts", Needs::Act(Act::ReadPosts), posts::page)
        .post("/units/{id}/posts", Needs::Act(Act::KeepUnit), add_post::submit)
        .post("/posts/{id}/tenures", Needs::Act(Act::KeepUnit), appoint::submit)
        .post("/tenures/{id}/end", Needs::Act(Act::KeepUnit), end_tenure::submit)
        .get("/units/{id}/ties", Needs::Act(Act::ManageNetwork), ties::page)
        .post("/units/{id}/ties", Needs::Act(Act::ManageNetwork), tie::submit)
        .post("/ties/{id}/end", Needs::Act(Act::ManageNetwork), end_tie::submit)
}

/// The unit that an address names.
fn unit_in(id: &str) -> Result<UnitId, Problem> {
    id.parse().map_err(|_| Problem::missing())
}

/// The unit that a field names; empty for none.
fn unit_of(field: &str) -> Result<Option<UnitId>, Problem> {
    if field.is_empty() { Ok(None) } else { unit_in(field).map(Some) }
}

/// The version that a form showed; a wrong one counts as stale.
fn seen(version: &str) -> Version {
    Version(version.parse().unwrap_or_default())
}
