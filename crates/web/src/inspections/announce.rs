//! Announcing a visit: the form, and the question whether somebody comes in that week already.

use app::inspections::{AnnounceVisit, Neighbour, neighbours, schools_to_visit};
use askama::Template;
use axum::http::StatusCode;
use domain::inspections::{LONGEST_PURPOSE, MOST_MINUTES, VisitRefusal};
use domain::org::Unit;
use kernel::UnitId;
use serde::Deserialize;

use crate::shell::{Answer, Page, Problem, Told, Ui, Visit, Worded, see_other, shown, written_day};

/// The form that announces a visit.
#[derive(Template)]
#[template(path = "inspections/announce.html")]
pub(super) struct AnnounceHtml {
    pub(super) ui: Ui,
    /// The schools to choose from, each group's in one list.
    pub(super) schools: Vec<(Option<Unit>, Vec<Unit>)>,
    pub(super) form: AnnounceForm,
    /// Who comes to the same school in the same week.
    pub(super) neighbours: Vec<Neighbour>,
    pub(super) error: Option<Told>,
}

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct AnnounceForm {
    pub(super) school: String,
    pub(super) on: String,
    pub(super) minutes: String,
    pub(super) purpose: String,
    /// `on` announces it although others come in the same week.
    pub(super) despite: String,
}

impl Page for AnnounceHtml {
    fn status(&self) -> StatusCode {
        Told::status(self.error.as_ref())
    }
}

impl AnnounceForm {
    fn school(&self) -> Option<UnitId> {
        self.school.parse().ok()
    }

    /// The order; where no school was chosen, the reason.
    fn order(&self) -> Result<AnnounceVisit, VisitRefusal> {
        Ok(AnnounceVisit {
            school: self.school().ok_or(VisitRefusal::NotASchool)?,
            on: written_day(&self.on),
            purpose: self.purpose.clone(),
            minutes: self.minutes.trim().parse().ok(),
        })
    }
}

pub(super) async fn page(visit: Visit) -> Answer {
    show(visit, AnnounceForm::default(), Vec::new(), None).await
}

pub(super) async fn submit(worded: Worded<AnnounceForm>) -> Answer {
    let Worded { visit, key, fields } = worded;
    let others = if fields.despite.is_empty() { others(&visit, &fields).await? } else { vec![] };
    if !others.is_empty() {
        return show(visit, fields, others, None).await;
    }
    let done = match fields.order() {
        Ok(order) => visit.command(key, order).await,
        Err(refusal) => Err(refusal.into()),
    };
    match done {
        Ok(id) => see_other(format!("/visits/{id}")),
        Err(app::Error::Repeated) => see_other("/visits"),
        Err(error) => match Told::of(&visit.ui, &error) {
            Some(told) => show(visit, fields, Vec::new(), Some(told)).await,
            None => Err(error.into()),
        },
    }
}

/// Who comes to that school in that week; nothing for a form that is refused anyway.
async fn others(visit: &Visit, form: &AnnounceForm) -> Result<Vec<Neighbour>, Problem> {
    match (form.school(), written_day(&form.on)) {
        (Some(school), Some(day)) => Ok(neighbours(&visit.reader(), school, day).await?),
        _ => Ok(Vec::new()),
    }
}

async fn show(
    visit: Visit,
    form: AnnounceForm,
    neighbours: Vec<Neighbour>,
    error: Option<Told>,
) -> Answer {
    let schools = schools_to_visit(&visit.reader()).await?;
    shown(&AnnounceHtml { ui: visit.ui, schools, form, neighbours, error })
}
