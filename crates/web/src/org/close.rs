//! The office closes a unit, or merges it into another one.

use app::org::CloseUnit;
use axum::extract::Path;
use domain::org::Closing;
use serde::Deserialize;

use super::changes::{Sent, answered};
use super::{seen, unit_in, unit_of};
use crate::shell::{Answer, Worded, written_day};

#[derive(Deserialize)]
pub(super) struct CloseForm {
    version: String,
    #[serde(default)]
    successor: String,
    #[serde(default)]
    last_on: String,
    #[serde(default)]
    reason: String,
}

pub(super) async fn submit(Path(id): Path<String>, worded: Worded<CloseForm>) -> Answer {
    let Worded { visit, key, fields } = worded;
    let unit = unit_in(&id)?;
    let CloseForm { version, successor: other, last_on, reason } = fields;
    let successor = unit_of(&other)?;
    let order = Closing { last_on: written_day(&last_on), successor, reason: reason.clone() };
    let done = visit.command(key, CloseUnit { unit, seen: seen(&version), order }).await;
    let sent = Sent { which: "closure", other, day: last_on, reason, ..Sent::default() };
    answered(visit, unit, sent, done).await
}
