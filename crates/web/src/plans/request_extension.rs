//! The unit asks for a later last day.

use app::plans::RequestExtension;
use axum::extract::Path;
use serde::Deserialize;

use super::conflict::answered;
use super::task::{Sent, number, seen};
use crate::shell::{Answer, Worded, written_day};

#[derive(Deserialize)]
pub(super) struct RequestForm {
    version: String,
    #[serde(default)]
    due_on: String,
    #[serde(default)]
    reason: String,
}

pub(super) async fn submit(Path(no): Path<String>, worded: Worded<RequestForm>) -> Answer {
    let Worded { visit, key, fields: RequestForm { version, due_on, reason } } = worded;
    let task = number(&no)?;
    let (seen, wished) = (seen(&version), written_day(&due_on));
    let sent = Sent { due_on, ..Sent::of("request-extension", &reason) };
    let done = visit.command(key, RequestExtension { task, seen, due_on: wished, reason }).await;
    answered(visit, task, sent, done).await
}
