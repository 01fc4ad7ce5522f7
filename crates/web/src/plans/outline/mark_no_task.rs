//! A piece asks for no task.

use app::plans::MarkNoTask;
use axum::extract::Path;

use super::{Place, ReasonForm, with_reason};
use crate::shell::{Answer, Worded};

pub(in super::super) async fn submit(
    Path(address): Path<(String, String)>,
    worded: Worded<ReasonForm>,
) -> Answer {
    let order = |Place { plan, piece }, seen, reason| MarkNoTask { plan, piece, seen, reason };
    with_reason(address, worded, "no-task", order).await
}
