//! The empty workbook of a template.

use app::intake::{BlankWords, blank_workbook, template};
use axum::extract::Path;
use domain::intake::Column;

use super::workbook;
use crate::shell::{Answer, Ui, Visit};

pub(super) async fn file(visit: Visit, Path(key): Path<String>) -> Answer {
    let template = template(&key)?;
    let words = words(&visit.ui, &template.key, &template.columns);
    let name = format!("{}.xlsx", words.title);
    let bytes = blank_workbook(&visit.web.app, &visit.reader(), template, words).await?;
    workbook(&name, bytes)
}

// i18n: intake-template-*
// i18n: intake-column-*
// i18n: intake-help-*
fn words(ui: &Ui, key: &str, columns: &[Column]) -> BlankWords {
    let t = |id: &'static str| ui.t(id).to_string();
    let column = |column: &Column| {
        let must = if column.required { t("blank-required") } else { t("blank-optional") };
        [ui.of("intake-column", &column.key), must, ui.of("intake-help", &column.key)]
    };
    BlankWords {
        title: ui.of("intake-template", key),
        help: t("blank-help"),
        notes: vec![t("blank-note-example"), t("blank-note-columns"), t("blank-note-text")],
        help_heads: [t("blank-column"), t("blank-must"), t("blank-what"), t("blank-example")],
        columns: columns.iter().map(column).collect(),
        yes_no: [t("blank-yes"), t("blank-no")],
    }
}
