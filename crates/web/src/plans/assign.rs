//! A measure is assigned to a unit; the next measure without a task comes up.

use app::plans::Assign;
use axum::extract::Path;
use domain::plans::{TaskRefusal, office_names};
use kernel::{PlanId, UnitId};
use serde::Deserialize;

use super::document::{self, DraftForm};
use super::task::written_day;
use crate::shell::{Answer, Problem, Signed, see_other};

#[derive(Deserialize)]
pub(super) struct Assignment {
    measure: String,
    unit: String,
    title: String,
    requirement: String,
    #[serde(default)]
    lead_office: String,
    #[serde(default)]
    supporting_offices: String,
    #[serde(default)]
    due_on: String,
}

pub(super) async fn submit(Path(id): Path<String>, signed: Signed<Assignment>) -> Answer {
    let Signed { visit, key, fields } = signed;
    let plan: PlanId = id.parse().map_err(|_| Problem::missing())?;
    let form = form_of(fields)?;
    let done = match order(plan, &form) {
        Ok(order) => visit.command(key, order).await,
        Err(refusal) => Err(refusal.into()),
    };
    match done {
        Ok(_) | Err(app::Error::Repeated) => {
            see_other(format!("/plans/{plan}?measure={}#m{}", form.measure, form.measure))
        }
        Err(app::Error::Refused(message)) => {
            let sentence = visit.ui.say(&message);
            document::show(visit, plan, Some(form.measure), Some((form, sentence))).await
        }
        Err(error) => Err(error.into()),
    }
}

fn form_of(fields: Assignment) -> Result<DraftForm, Problem> {
    Ok(DraftForm {
        measure: fields.measure.parse().map_err(|_| Problem::missing())?,
        title: fields.title,
        requirement: fields.requirement,
        lead_office: fields.lead_office,
        supporting_offices: fields.supporting_offices,
        unit: fields.unit,
        due_on: fields.due_on,
        units: Vec::new(),
        provisional: false,
    })
}

fn order(plan: PlanId, form: &DraftForm) -> Result<Assign, TaskRefusal> {
    let unit: UnitId = form.unit.parse().map_err(|_| TaskRefusal::UnitMissing)?;
    let lead = form.lead_office.trim();
    Ok(Assign {
        plan,
        measure: form.measure,
        unit,
        title: form.title.clone(),
        requirement: form.requirement.clone(),
        lead_office: (!lead.is_empty()).then(|| lead.to_owned()),
        supporting_offices: office_names(&form.supporting_offices),
        due_on: written_day(&form.due_on),
    })
}
