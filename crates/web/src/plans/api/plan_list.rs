//! The plans of the county.

use app::plans::{PlanRow, list_plans};
use axum::http::StatusCode;
use domain::plans::Plan;
use kernel::Instant;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::shared::TotalAnswer;
use crate::shell::Answer;
use crate::shell::api::{Caller, Day, answer};

/// The plans, newest first.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "PlanList")]
pub(in super::super) struct PlanListAnswer {
    /// At most the newest 100.
    plans: Vec<PlanItem>,
}

/// A plan on the list.
#[derive(Debug, Serialize, JsonSchema)]
struct PlanItem {
    #[serde(flatten)]
    head: PlanHead,
    /// How many of its tasks the person may see.
    tasks: TotalAnswer,
}

/// A policy document that was taken in.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct PlanHead {
    /// Its id.
    id: Uuid,
    /// Its title.
    title: String,
    /// The document number, where there is one.
    document_no: Option<String>,
    /// Who issued it.
    issuers: Vec<String>,
    /// The date of issue.
    issued_on: Option<Day>,
    /// When it was taken in.
    registered_at: Instant,
    /// The plan that it replaces.
    supersedes: Option<Uuid>,
}

impl From<Plan> for PlanHead {
    fn from(plan: Plan) -> Self {
        Self {
            id: plan.id.as_uuid(),
            title: plan.title,
            document_no: plan.document_no,
            issuers: plan.issuers,
            issued_on: plan.issued_on.map(Day),
            registered_at: plan.registered_at,
            supersedes: plan.supersedes.map(|plan| plan.as_uuid()),
        }
    }
}

pub(in super::super) async fn show(caller: Caller) -> Answer {
    let rows = list_plans(&caller.reader()).await?;
    let item = |row: PlanRow| PlanItem { head: row.plan.into(), tasks: row.tasks.into() };
    let plans = rows.into_iter().map(item).collect();
    answer(StatusCode::OK, &PlanListAnswer { plans })
}
