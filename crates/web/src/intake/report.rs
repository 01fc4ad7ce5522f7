//! The preflight: what can be carried out, and every cell that cannot.

use app::intake::{Draft, open_draft};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::intake::{Finding, Preflight, require_complete};
use kernel::ImportDraftId;
use kernel::sheet::letters_of;

use super::draft_id;
use crate::shell::{Answer, Page, Told, Ui, Visit, see_other, shown};

/// Findings on the page; the marked workbook has them all.
const LISTED: usize = 200;

/// The report of a preflight.
#[derive(Template)]
#[template(path = "intake/report.html")]
pub(super) struct ReportPage {
    pub(super) ui: Ui,
    pub(super) draft: Draft,
    /// The name of the sheet.
    pub(super) sheet: String,
    pub(super) preflight: Preflight,
    pub(super) error: Option<Told>,
}

impl Page for ReportPage {
    fn status(&self) -> StatusCode {
        Told::status(self.error.as_ref())
    }
}

impl ReportPage {
    fn listed(&self) -> &[Finding] {
        &self.preflight.findings[..self.preflight.findings.len().min(LISTED)]
    }

    /// Findings that are not on the page.
    fn more(&self) -> usize {
        self.preflight.found - self.listed().len()
    }

    /// The place as workbooks write it, such as `C7`.
    fn place(finding: &Finding) -> String {
        format!("{}{}", letters_of(finding.column), finding.row)
    }

    fn reason(&self, finding: &Finding) -> String {
        self.ui.say(&finding.flaw.reason())
    }

    fn suggestion(&self, finding: &Finding) -> String {
        self.ui.say(&finding.flaw.suggestion())
    }

    /// The passed-over rows that are named.
    fn skipped(&self) -> impl Iterator<Item = &domain::intake::Skipped> {
        self.preflight.skipped.iter().take(20)
    }
}

pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    show(visit, draft_id(&id)?, None).await
}

/// The page; after a refusal, with the reason.
pub(super) async fn show(visit: Visit, id: ImportDraftId, error: Option<Told>) -> Answer {
    let reader = visit.reader();
    let opened = open_draft(&visit.web.app, &reader, id).await?;
    if require_complete(&opened.template, &opened.mapping).is_err() {
        return see_other(format!("/imports/drafts/{id}"));
    }
    let (opened, preflight) = opened.preflight(&reader).await?;
    let sheet = opened.sheet().name.clone();
    shown(&ReportPage { ui: visit.ui, draft: opened.draft, sheet, preflight, error })
}
