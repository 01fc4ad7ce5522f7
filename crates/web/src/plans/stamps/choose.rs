//! The office chooses whether the tasks of a plan want four stamps.

use app::plans::ChooseStamps;
use axum::extract::Path;
use kernel::PlanId;
use serde::Deserialize;

use crate::plans::document;
use crate::plans::task::seen;
use crate::shell::{Answer, Problem, Told, Worded, see_other};

#[derive(Deserialize)]
pub(in crate::plans) struct ChoiceForm {
    version: String,
    #[serde(default)]
    wanted: String,
    #[serde(default)]
    reason: String,
}

pub(in crate::plans) async fn submit(Path(id): Path<String>, worded: Worded<ChoiceForm>) -> Answer {
    let Worded { visit, key, fields: ChoiceForm { version, wanted, reason } } = worded;
    let plan: PlanId = id.parse().map_err(|_| Problem::missing())?;
    let order = ChooseStamps {
        plan,
        seen: seen(&version),
        wanted: wanted == "yes",
        reason: reason.clone(),
    };
    match visit.command(key, order).await {
        Ok(()) | Err(app::Error::Repeated) => see_other(format!("/plans/{plan}#stamps")),
        Err(error) => match Told::or_late(&visit.ui, &error) {
            Some(told) => document::show_choosing(visit, plan, told, reason).await,
            None => Err(error.into()),
        },
    }
}
