//! What an import made is taken back.

use app::intake::UndoImport;
use axum::extract::Path;
use kernel::{ImportId, Version};
use serde::Deserialize;

use super::import;
use crate::shell::{Answer, Problem, Told, Worded, see_other};

#[derive(Deserialize)]
pub(super) struct UndoForm {
    #[serde(default)]
    version: String,
    #[serde(default)]
    reason: String,
}

pub(super) async fn submit(Path(id): Path<String>, worded: Worded<UndoForm>) -> Answer {
    let Worded { visit, key, fields } = worded;
    let id: ImportId = id.parse().map_err(|_| Problem::missing())?;
    let seen = Version(fields.version.parse().unwrap_or_default());
    let order = UndoImport { import: id, seen, reason: fields.reason.clone() };
    match visit.command(key, order).await {
        Ok(()) | Err(app::Error::Repeated) => see_other(format!("/imports/{id}")),
        Err(error) => match Told::or_late(&visit.ui, &error) {
            Some(told) => import::show(visit, id, fields.reason, Some(told)).await,
            None => Err(error.into()),
        },
    }
}
