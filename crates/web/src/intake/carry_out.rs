//! The rows of a draft are carried out.

use app::intake::{CarryOut, open_draft};
use axum::extract::Path;
use serde::Deserialize;

use super::{draft_id, report, told};
use crate::shell::{Answer, Signed, see_other};

#[derive(Deserialize)]
pub(super) struct CarryOutForm {
    /// How many good rows the page showed.
    #[serde(default)]
    shown: String,
    /// `all` or `good`.
    #[serde(default)]
    rows: String,
}

pub(super) async fn submit(Path(id): Path<String>, signed: Signed<CarryOutForm>) -> Answer {
    let Signed { visit, key, fields } = signed;
    let id = draft_id(&id)?;
    let opened = match open_draft(&visit.web.app, &visit.reader(), id).await {
        // The second click finds no draft any more.
        Err(app::Error::Missing) => return see_other("/imports"),
        opened => opened?,
    };
    let shown = fields.shown.parse().unwrap_or_default();
    let order = CarryOut { opened, only_good: fields.rows == "good", shown };
    match visit.command(key, order).await {
        Ok(import) => see_other(format!("/imports/{import}")),
        Err(app::Error::Repeated) => see_other("/imports"),
        Err(error) => match told(&visit.ui, &error) {
            Some(told) => report::show(visit, id, Some(told)).await,
            None => Err(error.into()),
        },
    }
}
