//! The lists that can be taken in, what was brought, and what was carried out.

use app::intake::{Draft, ImportRow, list_drafts, list_imports, templates};
use askama::Template;
use axum::http::StatusCode;
use domain::intake::ImportState;

use crate::shell::{Answer, Page, Told, Ui, Visit, shown};

/// The page of imports.
// i18n: intake-template-*
#[derive(Template)]
#[template(path = "intake/imports.html")]
pub(super) struct ImportsPage {
    pub(super) ui: Ui,
    /// The stable names of the templates.
    pub(super) templates: Vec<String>,
    /// The one that was chosen.
    pub(super) chosen: String,
    pub(super) drafts: Vec<Draft>,
    pub(super) imports: Vec<ImportRow>,
    pub(super) error: Option<Told>,
}

impl Page for ImportsPage {
    fn status(&self) -> StatusCode {
        Told::status(self.error.as_ref())
    }
}

impl ImportsPage {
    fn is_chosen(&self, key: &str) -> bool {
        self.chosen == key
    }

    fn is_undone(row: &ImportRow) -> bool {
        row.import.state != ImportState::CarriedOut
    }
}

pub(super) async fn page(visit: Visit) -> Answer {
    show(visit, String::new(), None).await
}

/// The page; after a refusal, with what was chosen.
pub(super) async fn show(visit: Visit, chosen: String, error: Option<Told>) -> Answer {
    let reader = visit.reader();
    let (drafts, imports) = (list_drafts(&reader).await?, list_imports(&reader).await?);
    let templates = templates()?.into_iter().map(|template| template.key).collect();
    shown(&ImportsPage { ui: visit.ui, templates, chosen, drafts, imports, error })
}
