//! The bureau returns a hand-in with a reason.

use app::plans::ReturnHandIn;
use axum::extract::Path;
use serde::Deserialize;

use super::conflict::answered;
use super::task::{Sent, number, seen};
use crate::shell::{Answer, Worded};

#[derive(Deserialize)]
pub(super) struct ReturnHandInForm {
    version: String,
    #[serde(default)]
    reason: String,
}

pub(super) async fn submit(Path(no): Path<String>, worded: Worded<ReturnHandInForm>) -> Answer {
    let Worded { visit, key, fields: ReturnHandInForm { version, reason } } = worded;
    let task = number(&no)?;
    let seen = seen(&version);
    let sent = Sent::of("return", &reason);
    let done = visit.command(key, ReturnHandIn { task, seen, reason }).await;
    answered(visit, task, sent, done).await
}
