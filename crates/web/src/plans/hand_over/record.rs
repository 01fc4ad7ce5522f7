//! The office records that somebody leaves.

use app::accounts::RecordDeparture;
use axum::extract::Path;
use serde::Deserialize;

use super::departure::{Sent, account_in, answered};
use crate::plans::task::seen;
use crate::shell::{Answer, Worded, written_day};

#[derive(Deserialize)]
pub(in crate::plans) struct DepartureForm {
    version: String,
    #[serde(default)]
    last_on: String,
    #[serde(default)]
    successor: String,
    #[serde(default)]
    reason: String,
}

pub(in crate::plans) async fn submit(
    Path(id): Path<String>,
    worded: Worded<DepartureForm>,
) -> Answer {
    let Worded { visit, key, fields } = worded;
    let account = account_in(&id)?;
    let successor = match fields.successor.as_str() {
        "" => None,
        id => Some(account_in(id)?),
    };
    let order = RecordDeparture {
        account,
        seen: seen(&fields.version),
        last_on: written_day(&fields.last_on),
        successor,
        reason: fields.reason.clone(),
    };
    let DepartureForm { last_on, successor, reason, .. } = fields;
    let sent = Sent { error: None, last_on, successor, reason };
    let done = visit.command(key, order).await;
    answered(visit, account, sent, done).await
}
