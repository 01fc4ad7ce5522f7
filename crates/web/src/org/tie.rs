//! The office ties a unit to another, or to a post of another.

use app::org::TieUnits;
use axum::extract::Path;
use domain::org::TieKind;
use serde::Deserialize;

use super::ties::{Sent, answered};
use super::{unit_in, unit_of};
use crate::shell::{Answer, Problem, Worded, written_day};

#[derive(Deserialize)]
pub(super) struct TieForm {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    post: String,
    #[serde(default)]
    first_on: String,
    #[serde(default)]
    last_on: String,
}

pub(super) async fn submit(Path(id): Path<String>, worded: Worded<TieForm>) -> Answer {
    let Worded { visit, key, fields } = worded;
    let unit = unit_in(&id)?;
    let post = match fields.post.as_str() {
        "" => None,
        post => Some(post.parse().map_err(|_| Problem::missing())?),
    };
    let order = TieUnits {
        kind: TieKind::from_name(&fields.kind).ok_or_else(Problem::missing)?,
        unit,
        to: unit_of(&fields.to)?,
        post,
        first_on: written_day(&fields.first_on),
        last_on: written_day(&fields.last_on),
    };
    let done = visit.command(key, order).await.map(drop);
    let TieForm { kind, first_on, last_on, .. } = fields;
    answered(visit, unit, Sent { error: None, kind, first_on, last_on }, done).await
}
