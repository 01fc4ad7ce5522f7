//! The bureau returns a hand-in.

use app::plans::ReturnHandIn;
use axum::extract::Path;
use kernel::Version;
use schemars::JsonSchema;
use serde::Deserialize;

use super::super::task::number;
use super::task_order::answered;
use crate::shell::Answer;
use crate::shell::api::{Body, Caller, Order};

/// A return.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct ReturnOrder {
    /// The version of the task that was seen, where no `If-Match` says it.
    version: Option<i64>,
    /// What is missing.
    reason: String,
}

pub(in super::super) async fn submit(
    caller: Caller,
    Path(no): Path<String>,
    order: Order,
    Body { fields, content }: Body<ReturnOrder>,
) -> Answer {
    let task = number(&no)?;
    let seen = order.seen(fields.version.map(Version))?;
    let returned = ReturnHandIn { task, seen, reason: fields.reason };
    let done = caller.command(order.key(&content), returned).await;
    answered(caller, task, done).await
}
