//! The bureau approves a hand-in.

use app::plans::Approve;
use axum::extract::Path;
use kernel::Version;
use schemars::JsonSchema;
use serde::Deserialize;

use super::super::task::number;
use super::task_order::answered;
use crate::shell::Answer;
use crate::shell::api::{Body, Caller, Order};

/// An approval.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(in super::super) struct ApprovalOrder {
    /// The version of the task that was seen, where no `If-Match` says it.
    version: Option<i64>,
    /// A remark, may be empty.
    remark: String,
}

pub(in super::super) async fn submit(
    caller: Caller,
    Path(no): Path<String>,
    order: Order,
    Body { fields, content }: Body<ApprovalOrder>,
) -> Answer {
    let task = number(&no)?;
    let seen = order.seen(fields.version.map(Version))?;
    let approve = Approve { task, seen, remark: fields.remark };
    let done = caller.command(order.key(&content), approve).await;
    answered(caller, task, done).await
}
