//! Taking lists in: a workbook is brought, its columns are named, its rows judged and carried out.

mod blank;
mod bring;
mod carry_out;
mod choose;
mod draft;
mod import;
mod imports;
mod marked;
mod report;
#[cfg(test)]
pub(crate) mod samples;
mod undo;

use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use domain::access::Act;
use kernel::{Arg, ImportDraftId};

use crate::shell::{Answer, Needs, Problem, Routes, Told, Ui, WORKBOOK, attachment};

/// The routes of the area.
pub(crate) fn routes() -> Routes {
    let needs = || Needs::Act(Act::ManageNetwork);
    Routes::default()
        .get("/imports", needs(), imports::page)
        .post("/imports", needs(), bring::submit)
        .get("/imports/templates/{key}/blank.xlsx", needs(), blank::file)
        .get("/imports/drafts/{id}", needs(), draft::page)
        .post("/imports/drafts/{id}/mapping", needs(), choose::submit)
        .get("/imports/drafts/{id}/report", needs(), report::page)
        .get("/imports/drafts/{id}/marked.xlsx", needs(), marked::file)
        .post("/imports/drafts/{id}/rows", needs(), carry_out::submit)
        .get("/imports/{id}", needs(), import::page)
        .post("/imports/{id}/reversal", needs(), undo::submit)
}

fn draft_id(id: &str) -> Result<ImportDraftId, Problem> {
    id.parse().map_err(|_| Problem::missing())
}

/// What is told on the form, a column in it by its head. `None` for what no form can mend.
// i18n: intake-column-*
fn told(ui: &Ui, error: &app::Error) -> Option<Told> {
    let app::Error::Refused(message) = error else { return Told::of(ui, error) };
    let mut message = message.clone();
    for (name, arg) in &mut message.args {
        if name == "column"
            && let Arg::Text(key) = arg
        {
            *arg = Arg::Text(ui.of("intake-column", key));
        }
    }
    Told::of(ui, &app::Error::Refused(message))
}

/// A workbook to be saved under this name.
fn workbook(name: &str, bytes: Vec<u8>) -> Answer {
    let headers = [
        (CONTENT_TYPE, WORKBOOK.to_owned()),
        (CONTENT_DISPOSITION, attachment(name)),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}
