//! Tasks of the old edition stay as they are.

use app::plans::KeepTasks;
use axum::extract::Path;
use kernel::PlanId;
use serde::Deserialize;

use super::changes;
use super::task::number;
use crate::shell::{Answer, Problem, Signed, Visit, see_other};

#[derive(Deserialize)]
pub(super) struct KeepForm {
    /// Numbers of tasks, with spaces between.
    #[serde(default)]
    tasks: String,
}

pub(super) async fn submit(Path(id): Path<String>, signed: Signed<KeepForm>) -> Answer {
    let Signed { visit, key, fields: KeepForm { tasks } } = signed;
    let edition: PlanId = id.parse().map_err(|_| Problem::missing())?;
    let tasks = tasks.split_whitespace().map(number).collect::<Result<_, _>>()?;
    let done = visit.command(key, KeepTasks { edition, tasks }).await;
    answered(visit, edition, done).await
}

/// The page of the changes again; after a refusal, with its sentence.
pub(super) async fn answered(visit: Visit, edition: PlanId, done: app::Result<()>) -> Answer {
    match done {
        Ok(()) | Err(app::Error::Repeated) => see_other(format!("/plans/{edition}/changes")),
        Err(app::Error::Refused(message)) => {
            let sentence = visit.ui.say(&message);
            changes::show(visit, edition, false, Some(sentence)).await
        }
        Err(error) => Err(error.into()),
    }
}
