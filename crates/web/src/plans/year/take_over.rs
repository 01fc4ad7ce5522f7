//! A standing duty is taken over, or what is asked of it changes.

use std::collections::HashMap;

use app::plans::{Assign, ChangeDuty, EndDuty, EntryPage, entry_page, next_due, similar_duties};
use axum::extract::Path;
use domain::plans::{Audience, DutyNo, PledgeText, Recurrence, TaskRefusal};
use serde::Deserialize;

use super::super::ask::AskForm;
use super::super::document::units;
use super::super::task::seen;
use super::entry::{EntryForm, Preview, Sent, key_of, show};
use crate::shell::{Answer, Problem, Told, Visit, Worded, see_other};

/// Due days that a preview names.
const NEXT: usize = 6;

#[derive(Deserialize)]
pub(in crate::plans) struct Taken {
    title: String,
    requirement: String,
    #[serde(default)]
    lead_office: String,
    #[serde(default)]
    pledge_title: String,
    #[serde(default)]
    pledge_text: String,
    /// `preview` shows who would be asked, and asks nobody.
    #[serde(default)]
    step: String,
    /// The number of the duty that ends, of a change.
    #[serde(default)]
    duty: String,
    #[serde(default)]
    version: String,
    #[serde(default)]
    reason: String,
    take_back: Option<String>,
    /// Who, how often, and how long it takes.
    #[serde(flatten)]
    ask: HashMap<String, String>,
}

pub(in crate::plans) async fn submit(Path(key): Path<String>, worded: Worded<Taken>) -> Answer {
    let Worded { visit, key: form_key, fields } = worded;
    let page = entry_page(&visit.reader(), &key_of(&key)?).await?;
    let is_preview = fields.step == "preview";
    let change: Option<DutyNo> = fields.duty.parse().ok();
    let seen = seen(&fields.version);
    let form = form_of(fields);
    if is_preview {
        return previewed(visit, page, form, change).await;
    }
    let done = match (order(&page, &form), change) {
        (Err(refusal), _) => Err(refusal.into()),
        (Ok(order), None) => visit.command(form_key, order).await.map(|given| given.duty),
        (Ok(anew), Some(duty)) => {
            let (reason, take_back) = (form.reason.clone(), form.take_back);
            let end = EndDuty { duty, seen, reason, take_back };
            let done = visit.command(form_key, ChangeDuty { end, anew }).await;
            done.map(|changed| changed.given.duty)
        }
    };
    match done {
        Ok(duty) => see_other(format!("/duties/{duty}")),
        Err(app::Error::Repeated) => see_other(format!("/year/entries/{}", page.standing.key)),
        Err(error) => match Told::of(&visit.ui, &error) {
            Some(told) => {
                let sent = Sent { error: Some(told), ..Sent::default() };
                show(visit, page, form, sent).await
            }
            None => Err(error.into()),
        },
    }
}

fn form_of(fields: Taken) -> EntryForm {
    EntryForm {
        title: fields.title,
        requirement: fields.requirement,
        lead_office: fields.lead_office,
        pledge_title: fields.pledge_title,
        pledge_text: fields.pledge_text,
        reason: fields.reason,
        take_back: fields.take_back.is_some(),
        ask: AskForm::new(fields.ask),
        ..EntryForm::default()
    }
}

fn order(page: &EntryPage, form: &EntryForm) -> Result<Assign, TaskRefusal> {
    let lead = form.lead_office.trim();
    let words = PledgeText { title: form.pledge_title.clone(), text: form.pledge_text.clone() };
    Ok(Assign {
        title: form.title.clone(),
        requirement: form.requirement.clone(),
        lead_office: (!lead.is_empty()).then(|| lead.to_owned()),
        recurrence: form.ask.recurrence(),
        minutes: form.ask.minutes()?,
        pledge: words.tidy()?,
        ..Assign::of_standing(&page.standing, form.ask.audience()?, page.from)
    })
}

/// The form with who would be asked and when, or why nobody would be.
async fn previewed(
    visit: Visit,
    page: EntryPage,
    form: EntryForm,
    change: Option<DutyNo>,
) -> Answer {
    let sent = match asked(&form) {
        Ok((audience, recurrence)) => {
            let mut preview = preview(&visit, &form, &audience, &recurrence).await?;
            preview.similar.retain(|duty| Some(duty.no) != change);
            Sent { preview: Some(preview), ..Sent::default() }
        }
        Err(refusal) => Sent { error: Told::of(&visit.ui, &refusal.into()), ..Sent::default() },
    };
    show(visit, page, form, sent).await
}

fn asked(form: &EntryForm) -> Result<(Audience, Recurrence), TaskRefusal> {
    Ok((form.ask.audience()?, form.ask.recurrence().ok_or(TaskRefusal::DueMissing)?))
}

async fn preview(
    visit: &Visit,
    form: &EntryForm,
    audience: &Audience,
    recurrence: &Recurrence,
) -> Result<Preview, Problem> {
    let reader = visit.reader();
    let mut days = next_due(&reader, recurrence).await?;
    days.truncate(NEXT);
    let similar = similar_duties(&reader, None, &form.title, audience).await?;
    let listed = EntryForm { units: units(visit).await?, ..EntryForm::default() };
    Ok(Preview { units: listed.named(audience), days, similar })
}
