//! The bureau takes a task back that nobody has accepted.

use app::plans::Withdraw;
use axum::extract::Path;
use serde::Deserialize;

use super::conflict::answered;
use super::task::{Sent, number, seen};
use crate::shell::{Answer, Worded};

#[derive(Deserialize)]
pub(super) struct WithdrawForm {
    version: String,
    #[serde(default)]
    reason: String,
}

pub(super) async fn submit(Path(no): Path<String>, worded: Worded<WithdrawForm>) -> Answer {
    let Worded { visit, key, fields: WithdrawForm { version, reason } } = worded;
    let task = number(&no)?;
    let seen = seen(&version);
    let sent = Sent::of("withdraw", &reason);
    let done = visit.command(key, Withdraw { task, seen, reason }).await;
    answered(visit, task, sent, done).await
}
