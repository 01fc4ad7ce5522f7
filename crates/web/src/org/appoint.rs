//! Somebody holds a post from a day on.

use app::org::AppointHolder;
use axum::extract::Path;
use serde::Deserialize;

use super::posts::{Sent, answered};
use super::unit_in;
use crate::shell::{Answer, Problem, Worded, written_day};

#[derive(Deserialize)]
pub(super) struct TenureForm {
    /// The unit on whose page the form stands.
    unit: String,
    #[serde(default)]
    holder: String,
    #[serde(default)]
    first_on: String,
    #[serde(default)]
    last_on: String,
    #[serde(default)]
    acting: String,
}

pub(super) async fn submit(Path(id): Path<String>, worded: Worded<TenureForm>) -> Answer {
    let Worded { visit, key, fields } = worded;
    let unit = unit_in(&fields.unit)?;
    let order = AppointHolder {
        post: id.parse().map_err(|_| Problem::missing())?,
        holder: fields.holder.clone(),
        account: None,
        first_on: written_day(&fields.first_on),
        last_on: written_day(&fields.last_on),
        acting: fields.acting == "yes",
    };
    let done = visit.command(key, order).await.map(drop);
    let TenureForm { holder: name, first_on, last_on, .. } = fields;
    answered(visit, unit, Sent { error: None, about: id, name, first_on, last_on }, done).await
}
