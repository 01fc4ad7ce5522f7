//! The unit takes a task on.

use app::plans::Accept;
use axum::extract::Path;
use kernel::Version;

use super::super::task::number;
use super::task_order::{Seen, answered};
use crate::shell::Answer;
use crate::shell::api::{Body, Caller, Order};

pub(in super::super) async fn submit(
    caller: Caller,
    Path(no): Path<String>,
    order: Order,
    Body { fields, content }: Body<Seen>,
) -> Answer {
    let task = number(&no)?;
    let seen = order.seen(fields.version.map(Version))?;
    let done = caller.command(order.key(&content), Accept { task, seen }).await;
    answered(caller, task, done).await
}
