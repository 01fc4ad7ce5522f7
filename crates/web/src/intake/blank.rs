//! The empty workbook of a template.

use app::intake::{BlankWords, blank_workbook, template};
use axum::extract::Path;
use domain::intake::Column;

use crate::shell::{Answer, Ui, Visit, saved};

pub(super) async fn file(visit: Visit, Path(key): Path<String>) -> Answer {
    let template = template(&key)?;
    let words = words(&visit.ui, &template.key, &template.columns);
    let name = format!("{}.xlsx", words.title);
    let bytes = blank_workbook(&visit.web.app, &visit.reader(), template, words).await?;
    saved(&name, bytes)
}

// i18n: intake-template-*
// i18n: intake-column-*
// i18n: intake-help-*
fn words(ui: &Ui, key: &str, columns: &[Column]) -> BlankWords {
    let column = |column: &Column| {
        let must = if column.required {
            ui.t("blank-required").to_string()
        } else {
            ui.t("blank-optional").to_string()
        };
        [ui.of("intake-column", &column.key), must, ui.of("intake-help", &column.key)]
    };
    BlankWords {
        title: ui.of("intake-template", key),
        help: ui.t("blank-help").to_string(),
        notes: vec![
            ui.t("blank-note-example").to_string(),
            ui.t("blank-note-columns").to_string(),
            ui.t("blank-note-text").to_string(),
        ],
        help_heads: [
            ui.t("blank-column").to_string(),
            ui.t("blank-must").to_string(),
            ui.t("blank-what").to_string(),
            ui.t("blank-example").to_string(),
        ],
        columns: columns.iter().map(column).collect(),
        yes_no: [ui.t("blank-yes").to_string(), ui.t("blank-no").to_string()],
    }
}
