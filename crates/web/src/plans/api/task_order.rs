//! What every order about a task has, and what it leads to.

use app::plans::task_page;
use axum::http::StatusCode;
use domain::plans::TaskNo;
use kernel::Version;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::task::TaskAnswer;
use crate::shell::Answer;
use crate::shell::api::{Caller, ProblemAnswer, answer_with_version};

/// The field of an order that says which version was seen.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(in super::super) struct Seen {
    /// The version of the task that was seen, where no `If-Match` says it.
    pub(super) version: Option<i64>,
}

/// Somebody was faster: the version that was seen, and the task as it stands.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "StaleTask")]
pub(in super::super) struct StaleTask {
    #[serde(flatten)]
    problem: ProblemAnswer,
    /// The version that the order named.
    seen_version: i64,
    /// The version that stands.
    current_version: i64,
    /// The task as it stands.
    task: TaskAnswer,
}

/// The task as it is after the order, also where the order came twice; the problem with both
/// versions where somebody was faster.
pub(super) async fn answered(caller: Caller, no: TaskNo, done: app::Result<()>) -> Answer {
    let stale = match done {
        Ok(()) | Err(app::Error::Repeated) => None,
        Err(app::Error::Stale { seen, current }) => Some((seen, current)),
        Err(error) => return Err(error.into()),
    };
    let page = task_page(&caller.reader(), no).await?;
    let version = page.task.version;
    let task = TaskAnswer::of(&caller, page);
    match stale {
        None => answer_with_version(StatusCode::OK, version, &task),
        Some((Version(seen_version), Version(current_version))) => {
            let problem = ProblemAnswer::of(&caller.ui, StatusCode::CONFLICT, "stale");
            let body = StaleTask { problem, seen_version, current_version, task };
            answer_with_version(StatusCode::CONFLICT, version, &body)
        }
    }
}
