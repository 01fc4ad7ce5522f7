//! Somebody of the unit takes over what a colleague had in hand.

use app::plans::TakeOverTask;
use axum::extract::Path;
use serde::Deserialize;

use crate::plans::conflict::answered;
use crate::plans::task::{Sent, number, seen};
use crate::shell::{Answer, Signed};

#[derive(Deserialize)]
pub(in crate::plans) struct TakeOverForm {
    version: String,
}

pub(in crate::plans) async fn submit(
    Path(no): Path<String>,
    signed: Signed<TakeOverForm>,
) -> Answer {
    let Signed { visit, key, fields: TakeOverForm { version } } = signed;
    let task = number(&no)?;
    let done = visit.command(key, TakeOverTask { task, seen: seen(&version) }).await;
    answered(visit, task, Sent::of("take-over", ""), done).await
}
