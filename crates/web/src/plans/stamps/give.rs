//! The unit stamps its task.

use app::plans::GiveStamp;
use axum::extract::Path;
use domain::plans::StampKind;
use serde::Deserialize;

use crate::plans::conflict::answered;
use crate::plans::task::{Sent, number, seen};
use crate::shell::{Answer, Problem, Worded, written_day};

#[derive(Deserialize)]
pub(in crate::plans) struct StampForm {
    version: String,
    kind: String,
    #[serde(default)]
    on: String,
    #[serde(default)]
    reference: String,
}

pub(in crate::plans) async fn submit(Path(no): Path<String>, worded: Worded<StampForm>) -> Answer {
    let Worded { visit, key, fields: StampForm { version, kind, on, reference } } = worded;
    let task = number(&no)?;
    let kind = StampKind::from_name(&kind).ok_or_else(Problem::missing)?;
    let sent = Sent { stamp: Some(kind), due_on: on.clone(), ..Sent::of("stamp", &reference) };
    let order = GiveStamp { task, seen: seen(&version), kind, on: written_day(&on), reference };
    let done = visit.command(key, order).await;
    answered(visit, task, sent, done).await
}
