//! The bureau approves a hand-in.

use app::plans::Approve;
use axum::extract::Path;
use serde::Deserialize;

use super::conflict::answered;
use super::task::{Sent, number, seen};
use crate::shell::{Answer, Signed};

#[derive(Deserialize)]
pub(super) struct ApproveForm {
    version: String,
    #[serde(default)]
    remark: String,
}

pub(super) async fn submit(Path(no): Path<String>, signed: Signed<ApproveForm>) -> Answer {
    let Signed { visit, key, fields: ApproveForm { version, remark } } = signed;
    let task = number(&no)?;
    let seen = seen(&version);
    let sent = Sent { text: remark.clone(), ..Sent::default() };
    let done = visit.command(key, Approve { task, seen, remark }).await;
    answered(visit, task, "approve", sent, done).await
}
