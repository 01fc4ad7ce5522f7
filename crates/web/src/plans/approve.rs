//! The bureau approves a hand-in.

use app::plans::Approve;
use axum::extract::Path;
use serde::Deserialize;

use super::conflict::answered;
use super::task::{Sent, number, seen};
use crate::shell::{Answer, Worded};

#[derive(Deserialize)]
pub(super) struct ApproveForm {
    version: String,
    #[serde(default)]
    remark: String,
}

pub(super) async fn submit(Path(no): Path<String>, worded: Worded<ApproveForm>) -> Answer {
    let Worded { visit, key, fields: ApproveForm { version, remark } } = worded;
    let task = number(&no)?;
    let seen = seen(&version);
    let sent = Sent::of("approve", &remark);
    let done = visit.command(key, Approve { task, seen, remark }).await;
    answered(visit, task, sent, done).await
}
