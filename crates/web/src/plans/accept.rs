//! The unit takes a task on.

use app::plans::Accept;
use axum::extract::Path;
use serde::Deserialize;

use super::conflict::answered;
use super::task::{Sent, number, seen};
use crate::shell::{Answer, Worded};

#[derive(Deserialize)]
pub(super) struct AcceptForm {
    version: String,
}

pub(super) async fn submit(Path(no): Path<String>, worded: Worded<AcceptForm>) -> Answer {
    let Worded { visit, key, fields: AcceptForm { version } } = worded;
    let task = number(&no)?;
    let seen = seen(&version);
    let done = visit.command(key, Accept { task, seen }).await;
    answered(visit, task, Sent::of("accept", ""), done).await
}
