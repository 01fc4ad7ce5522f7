//! The bureau takes a task back that nobody has accepted.

use app::plans::Withdraw;
use axum::extract::Path;
use serde::Deserialize;

use super::conflict::answered;
use super::task::{Sent, number, seen};
use crate::shell::{Answer, Signed};

#[derive(Deserialize)]
pub(super) struct WithdrawForm {
    version: String,
    #[serde(default)]
    reason: String,
}

pub(super) async fn submit(Path(no): Path<String>, signed: Signed<WithdrawForm>) -> Answer {
    let Signed { visit, key, fields: WithdrawForm { version, reason } } = signed;
    let task = number(&no)?;
    let seen = seen(&version);
    let sent = Sent { text: reason.clone(), ..Sent::default() };
    let done = visit.command(key, Withdraw { task, seen, reason }).await;
    answered(visit, task, "withdraw", sent, done).await
}
