//! The office renames a unit.

use app::org::RenameUnit;
use axum::extract::Path;
use domain::org::{Rename, UnitName};
use serde::Deserialize;

use super::changes::{Sent, answered};
use super::{seen, unit_in};
use crate::shell::{Answer, Worded, written_day};

#[derive(Deserialize)]
pub(super) struct RenameForm {
    version: String,
    #[serde(default)]
    zh: String,
    #[serde(default)]
    en: String,
    #[serde(default)]
    first_on: String,
    #[serde(default)]
    reason: String,
}

pub(super) async fn submit(Path(id): Path<String>, worded: Worded<RenameForm>) -> Answer {
    let Worded { visit, key, fields } = worded;
    let unit = unit_in(&id)?;
    let RenameForm { version, zh, en, first_on, reason } = fields;
    let name = UnitName { zh: zh.clone(), en: en.clone() };
    let order = Rename { name, first_on: written_day(&first_on), reason: reason.clone() };
    let done = visit.command(key, RenameUnit { unit, seen: seen(&version), order }).await;
    let sent = Sent { which: "names", zh, en, day: first_on, reason, ..Sent::default() };
    answered(visit, unit, sent, done).await
}
