//! Units are asked for what a measure says; the next measure without a task comes up.

use std::collections::HashMap;

use app::plans::{Assign, Given, SimilarDuty, similar_duties};
use axum::extract::Path;
use domain::plans::{EditionRefusal, Origin, TaskRefusal, office_list, office_names};
use kernel::{Message, PlanId};
use serde::Deserialize;

use super::ask::AskForm;
use super::document::{self, DraftForm, Sent};
use super::offices::Offices;
use crate::shell::{Answer, Problem, Told, Visit, Worded, see_other};

#[derive(Deserialize)]
pub(super) struct Assignment {
    measure: String,
    title: String,
    requirement: String,
    #[serde(default)]
    lead_office: String,
    #[serde(default)]
    supporting_offices: String,
    /// `preview` shows who would be asked, and asks nobody.
    #[serde(default)]
    step: String,
    #[serde(default)]
    confirmed: String,
    /// `on` gives it although something alike is asked already.
    #[serde(default)]
    despite: String,
    /// Who, how often, and how long it takes.
    #[serde(flatten)]
    ask: HashMap<String, String>,
}

pub(super) async fn submit(Path(id): Path<String>, worded: Worded<Assignment>) -> Answer {
    let Worded { visit, key, fields } = worded;
    let plan: PlanId = id.parse().map_err(|_| Problem::missing())?;
    let is_preview = fields.step == "preview";
    let confirmed = fields.confirmed == "yes";
    // Who confirmed the one question is not asked the other again.
    let is_sure = confirmed || !fields.despite.is_empty();
    let form = form_of(fields)?;
    if is_preview {
        let previewed = Sent::previewed(form);
        return document::show(visit, plan, previewed).await;
    }
    if let Some(question) = unasked_offices(&visit, &form).await? {
        return document::show(visit, plan, Sent::refused(form, question)).await;
    }
    if !is_sure {
        let similar = similar_to(&visit, &form).await?;
        if !similar.is_empty() {
            return document::show(visit, plan, Sent::doubted(form, similar)).await;
        }
    }
    let done = match order(plan, &form, confirmed) {
        Ok(order) => visit.command(key, order).await,
        Err(refusal) => Err(refusal.into()),
    };
    match done {
        Ok(given) => see_other(next_place(plan, &form, &given)),
        Err(app::Error::Repeated) => {
            see_other(format!("/plans/{plan}?measure={}#m{}", form.measure, form.measure))
        }
        Err(error) => match Told::of(&visit.ui, &error) {
            Some(told) => {
                let asks_confirmation = is_twin(&error);
                let form = DraftForm { asks_confirmation, ..form };
                document::show(visit, plan, Sent::refused(form, told)).await
            }
            None => Err(error.into()),
        },
    }
}

/// Whether it was refused because an open task asks for the same already.
fn is_twin(error: &app::Error) -> bool {
    matches!(error, app::Error::Refused(message) if message.id == EditionRefusal::TWIN_OPEN)
}

/// The question which units offices are that somebody has typed since the form was made; without
/// it the duty would begin before anybody was asked. “Later” is an answer, too.
async fn unasked_offices(visit: &Visit, form: &DraftForm) -> Result<Option<Told>, Problem> {
    let offices = Offices::unknown(visit, &form.lead_office, &form.supporting_offices).await?;
    let unasked = offices.unknown.into_iter().filter(|name| !form.ask.was_asked(name));
    let names: Vec<String> = unasked.collect();
    if names.is_empty() {
        return Ok(None);
    }
    let question = Message::new("offices-ask-first").with("names", office_list(&names));
    Ok(Told::of(&visit.ui, &app::Error::Refused(question)))
}

/// What units are asked already that is like this; nothing for a form that is refused anyway.
async fn similar_to(visit: &Visit, form: &DraftForm) -> Result<Vec<SimilarDuty>, Problem> {
    let Ok(audience) = form.ask.audience() else { return Ok(Vec::new()) };
    if form.title.trim().is_empty() || form.ask.recurrence().is_none() {
        return Ok(Vec::new());
    }
    Ok(similar_duties(&visit.reader(), Some(form.measure), &form.title, &audience).await?)
}

/// The same measure, with what became of the order.
fn next_place(plan: PlanId, form: &DraftForm, given: &Given) -> String {
    format!(
        "/plans/{plan}?measure={measure}&duty={duty}&given={given}&had={had}&away={away}\
         &later={later}#draft",
        measure = form.measure,
        duty = given.duty,
        given = given.tasks.len(),
        had = given.had_it,
        away = given.kept_away,
        later = given.asked_later,
    )
}

fn form_of(fields: Assignment) -> Result<DraftForm, Problem> {
    Ok(DraftForm {
        measure: fields.measure.parse().map_err(|_| Problem::missing())?,
        title: fields.title,
        requirement: fields.requirement,
        lead_office: fields.lead_office,
        supporting_offices: fields.supporting_offices,
        ask: AskForm::new(fields.ask),
        units: Vec::new(),
        offices: Offices::default(),
        provisional: false,
        asks_confirmation: false,
    })
}

fn order(plan: PlanId, form: &DraftForm, confirmed: bool) -> Result<Assign, TaskRefusal> {
    let lead = form.lead_office.trim();
    Ok(Assign {
        origin: Some(Origin { plan, measure: form.measure }),
        title: form.title.clone(),
        requirement: form.requirement.clone(),
        lead_office: (!lead.is_empty()).then(|| lead.to_owned()),
        supporting_offices: office_names(&form.supporting_offices),
        audience: form.ask.audience()?,
        recurrence: form.ask.recurrence(),
        minutes: form.ask.minutes()?,
        confirmed,
        named: form.ask.named_offices(),
        phase: form.ask.get("phase").parse().ok(),
        standing: None,
        pledge: None,
    })
}
