//! A piece asks for no task.

use app::plans::MarkNoTask;
use axum::extract::Path;

use super::{Place, ReasonForm, with_reason};
use crate::shell::{Answer, Signed};

pub(in super::super) async fn submit(
    Path(address): Path<(String, String)>,
    signed: Signed<ReasonForm>,
) -> Answer {
    let order = |Place { plan, piece }, seen, reason| MarkNoTask { plan, piece, seen, reason };
    with_reason(address, signed, "no-task", order).await
}
