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

use domain::access::Act;
use kernel::{Arg, ImportDraftId};

use crate::shell::{Needs, Problem, Routes, Told, Ui};

/// The routes of the area.
pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/imports", Needs::Act(Act::ManageNetwork), imports::page)
        .post("/imports", Needs::Act(Act::ManageNetwork), bring::submit)
        .get("/imports/templates/{key}/blank.xlsx", Needs::Act(Act::ManageNetwork), blank::file)
        .get("/imports/drafts/{id}", Needs::Act(Act::ManageNetwork), draft::page)
        .post("/imports/drafts/{id}/mapping", Needs::Act(Act::ManageNetwork), choose::submit)
        .get("/imports/drafts/{id}/report", Needs::Act(Act::ManageNetwork), report::page)
        .get("/imports/drafts/{id}/marked.xlsx", Needs::Act(Act::ManageNetwork), marked::file)
        .post("/imports/drafts/{id}/rows", Needs::Act(Act::ManageNetwork), carry_out::submit)
        .get("/imports/{id}", Needs::Act(Act::ManageNetwork), import::page)
        .post("/imports/{id}/reversal", Needs::Act(Act::ManageNetwork), undo::submit)
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
