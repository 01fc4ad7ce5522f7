//! The office moves a unit in a line.

use app::org::MoveUnit;
use axum::extract::Path;
use domain::org::{Line, Move};
use serde::Deserialize;

use super::changes::{Sent, answered};
use super::{seen, unit_in, unit_of};
use crate::shell::{Answer, Problem, Worded, written_day};

#[derive(Deserialize)]
pub(super) struct MoveForm {
    version: String,
    #[serde(default)]
    line: String,
    #[serde(default)]
    above: String,
    #[serde(default)]
    first_on: String,
    #[serde(default)]
    reason: String,
}

pub(super) async fn submit(Path(id): Path<String>, worded: Worded<MoveForm>) -> Answer {
    let Worded { visit, key, fields } = worded;
    let unit = unit_in(&id)?;
    let MoveForm { version, line, above: other, first_on, reason } = fields;
    let line = Line::from_name(&line).ok_or_else(Problem::missing)?;
    let above = unit_of(&other)?;
    let order = Move { line, above, first_on: written_day(&first_on), reason: reason.clone() };
    let done = visit.command(key, MoveUnit { unit, seen: seen(&version), order }).await;
    let sent = Sent { which: line.name(), other, day: first_on, reason, ..Sent::default() };
    answered(visit, unit, sent, done).await
}
