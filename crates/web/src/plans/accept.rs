//! The unit takes a task on.

use app::plans::Accept;
use axum::extract::Path;
use serde::Deserialize;

use super::conflict::answered;
use super::task::{Sent, number, seen};
use crate::shell::{Answer, Signed};

#[derive(Deserialize)]
pub(super) struct AcceptForm {
    version: String,
}

pub(super) async fn submit(Path(no): Path<String>, signed: Signed<AcceptForm>) -> Answer {
    let Signed { visit, key, fields: AcceptForm { version } } = signed;
    let task = number(&no)?;
    let seen = seen(&version);
    let done = visit.command(key, Accept { task, seen }).await;
    answered(visit, task, "accept", Sent::default(), done).await
}
