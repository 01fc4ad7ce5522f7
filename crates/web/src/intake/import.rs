//! An import: what was carried out, and the way back.

use app::intake::{ImportPage, import_page};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::intake::ImportState;
use kernel::ImportId;

use crate::shell::{Answer, Page, Problem, Told, Ui, Visit, shown};

/// The page of an import.
#[derive(Template)]
#[template(path = "intake/import.html")]
pub(super) struct ImportHtml {
    pub(super) ui: Ui,
    pub(super) page: ImportPage,
    /// The reason that was sent.
    pub(super) reason: String,
    pub(super) error: Option<Told>,
}

impl Page for ImportHtml {
    fn status(&self) -> StatusCode {
        Told::status(self.error.as_ref())
    }
}

impl ImportHtml {
    /// When it was undone.
    fn undone(&self) -> Option<String> {
        match &self.page.row.import.state {
            ImportState::Undone { at, .. } => Some(self.ui.moment(at)),
            ImportState::CarriedOut => None,
        }
    }

    /// Why it was undone.
    fn why(&self) -> &str {
        match &self.page.row.import.state {
            ImportState::Undone { reason, .. } => reason,
            ImportState::CarriedOut => "",
        }
    }
}

pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = id.parse().map_err(|_| Problem::missing())?;
    show(visit, id, String::new(), None).await
}

/// The page; after a refusal, with what was sent.
pub(super) async fn show(
    visit: Visit,
    id: ImportId,
    reason: String,
    error: Option<Told>,
) -> Answer {
    let page = import_page(&visit.reader(), id).await?;
    shown(&ImportHtml { ui: visit.ui, page, reason, error })
}
