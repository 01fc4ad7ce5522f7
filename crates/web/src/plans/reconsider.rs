//! That a task of the old edition stays as it is, is taken back.

use app::plans::ReconsiderTask;
use axum::extract::Path;
use kernel::PlanId;
use serde::Deserialize;

use super::keep::answered;
use super::task::number;
use crate::shell::{Answer, Problem, Signed};

/// A form without fields of its own.
#[derive(Deserialize)]
pub(super) struct Nothing {}

pub(super) async fn submit(
    Path((id, no)): Path<(String, String)>,
    signed: Signed<Nothing>,
) -> Answer {
    let Signed { visit, key, fields: Nothing {} } = signed;
    let edition: PlanId = id.parse().map_err(|_| Problem::missing())?;
    let done = visit.command(key, ReconsiderTask { edition, task: number(&no)? }).await;
    answered(visit, edition, done).await
}
