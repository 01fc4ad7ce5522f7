//! The person says where the list stands and what its columns are.

use std::collections::HashMap;

use app::intake::{Choice, choose, open_draft};
use axum::extract::Path;
use domain::intake::{Mapping, require_complete};

use super::{draft, draft_id, told};
use crate::shell::{Answer, Signed, see_other};

pub(super) async fn submit(
    Path(id): Path<String>,
    signed: Signed<HashMap<String, String>>,
) -> Answer {
    let Signed { visit, fields, .. } = signed;
    let id = draft_id(&id)?;
    let app = &visit.web.app;
    let before = open_draft(app, &visit.reader(), id).await?.choice();
    let mut choice = chosen(&fields, &before);
    // The columns of another head are guessed anew.
    let is_elsewhere = (choice.sheet, choice.head_row, choice.levels)
        != (before.sheet, before.head_row, before.levels);
    if is_elsewhere {
        choice.mapping = Mapping::default();
    }
    choose(app, &visit.reader(), id, &choice).await?;
    if is_elsewhere || fields.get("then").is_some_and(|then| then == "look") {
        return see_other(format!("/imports/drafts/{id}"));
    }
    let opened = open_draft(app, &visit.reader(), id).await?;
    match require_complete(&opened.template, &opened.mapping) {
        Ok(()) => see_other(format!("/imports/drafts/{id}/report")),
        Err(refusal) => {
            let told = told(&visit.ui, &refusal.into());
            draft::show(visit, id, told).await
        }
    }
}

/// What the form says; what it does not say stays.
fn chosen(fields: &HashMap<String, String>, before: &Choice) -> Choice {
    let text = |name: &str| fields.get(name).map(|value| value.trim());
    let columns = fields
        .iter()
        .filter(|(_, key)| !key.is_empty())
        .filter_map(|(name, key)| Some((name.strip_prefix("column-")?.parse().ok()?, key.clone())));
    Choice {
        sheet: text("sheet").and_then(|it| it.parse().ok()).unwrap_or(before.sheet),
        head_row: text("head_row").and_then(|it| it.parse().ok()).unwrap_or(before.head_row),
        levels: text("levels").and_then(|it| it.parse().ok()).unwrap_or(before.levels),
        mapping: Mapping::of(columns),
    }
}
