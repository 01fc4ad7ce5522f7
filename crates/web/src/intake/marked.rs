//! The workbook as it was brought, with every finding at its cell.

use app::intake::{marked_workbook, open_draft};
use axum::extract::Path;
use domain::intake::Finding;

use super::draft_id;
use crate::shell::{Answer, Visit, saved};

pub(super) async fn file(visit: Visit, Path(id): Path<String>) -> Answer {
    let reader = visit.reader();
    let opened = open_draft(&visit.web.app, &reader, draft_id(&id)?).await?;
    let (opened, preflight) = opened.preflight(&reader).await?;
    let stem = opened.draft.upload.name.rsplit_once('.').map(|(stem, _)| stem.to_owned());
    let stem = stem.unwrap_or_default();
    let ui = &visit.ui;
    let note = |finding: &Finding| {
        let flaw = &finding.flaw;
        format!("{}\n{}", ui.say(&flaw.reason()), ui.say(&flaw.suggestion()))
    };
    let app = &visit.web.app;
    let bytes = marked_workbook(app, opened, &preflight.findings, note).await?;
    saved(&format!("{stem} {}.xlsx", ui.t("report-marked-name")), bytes)
}
