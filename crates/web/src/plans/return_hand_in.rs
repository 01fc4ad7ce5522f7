//! The bureau returns a hand-in with a reason.

use app::plans::ReturnHandIn;
use axum::extract::Path;
use serde::Deserialize;

use super::conflict::answered;
use super::task::{Sent, number, seen};
use crate::shell::{Answer, Signed};

#[derive(Deserialize)]
pub(super) struct ReturnHandInForm {
    version: String,
    #[serde(default)]
    reason: String,
}

pub(super) async fn submit(Path(no): Path<String>, signed: Signed<ReturnHandInForm>) -> Answer {
    let Signed { visit, key, fields: ReturnHandInForm { version, reason } } = signed;
    let task = number(&no)?;
    let seen = seen(&version);
    let sent = Sent { text: reason.clone(), ..Sent::default() };
    let done = visit.command(key, ReturnHandIn { task, seen, reason }).await;
    answered(visit, task, "return", sent, done).await
}
