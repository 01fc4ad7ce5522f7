//! A tie gets its last day.

use app::org::EndTie;
use axum::extract::Path;
use serde::Deserialize;

use super::ties::{Sent, answered};
use super::{seen, unit_in};
use crate::shell::{Answer, Problem, Worded, written_day};

#[derive(Deserialize)]
pub(super) struct EndForm {
    /// The unit on whose page the form stands.
    unit: String,
    version: String,
    #[serde(default)]
    last_on: String,
}

pub(super) async fn submit(Path(id): Path<String>, worded: Worded<EndForm>) -> Answer {
    let Worded { visit, key, fields: EndForm { unit, version, last_on } } = worded;
    let unit = unit_in(&unit)?;
    let tie = id.parse().map_err(|_| Problem::missing())?;
    let order = EndTie { tie, seen: seen(&version), last_on: written_day(&last_on) };
    let done = visit.command(key, order).await.map(drop);
    answered(visit, unit, Sent { last_on, ..Sent::default() }, done).await
}
