//! The calendar: a year of it, the terms, and new holiday notices.

mod load_notice;
mod month;
mod notice_form;
mod preview;
#[cfg(test)]
pub(crate) mod samples;
mod terms;
mod year;

use domain::access::Act;

use crate::shell::{Needs, Routes};

/// The routes of the area.
pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/calendar", Needs::Act(Act::ReadCalendar), year::page)
        .get("/calendar/terms", Needs::Act(Act::DefineTerm), terms::page)
        .post("/calendar/terms", Needs::Act(Act::DefineTerm), terms::submit)
        .get("/calendar/notices/new", Needs::Act(Act::LoadNotice), notice_form::page)
        .post("/calendar/notices/preview", Needs::Act(Act::LoadNotice), preview::submit)
        .post("/calendar/notices", Needs::Act(Act::LoadNotice), load_notice::submit)
}
