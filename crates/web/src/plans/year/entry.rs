//! One standing duty: what the pack says, and the form by which the county asks it.

use app::plans::{EntryPage, Place, SimilarDuty, entry_page};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::org::Unit;
use domain::plans::{Audience, DueDay, Recurrence, StandingKey};
use kernel::period::Cadence;
use l10n::Locale;

use super::super::ask::{AskForm, Classes};
use super::super::document::units;
use super::super::screen::duties::often;
use super::source_of;
use crate::shell::{Answer, Page, Problem, Told, Ui, Visit, see_other, shown};

/// The page of a standing duty.
#[derive(Template)]
#[template(path = "plans/year/entry.html")]
pub(in crate::plans) struct EntryHtml {
    pub(in crate::plans) ui: Ui,
    pub(in crate::plans) page: EntryPage,
    pub(in crate::plans) form: EntryForm,
    pub(in crate::plans) error: Option<Told>,
    /// Who would be asked and when, after a preview.
    pub(in crate::plans) preview: Option<Preview>,
}

/// Who would be asked, when it would be due, and what is like it.
#[derive(Debug, Clone, Default)]
pub(in crate::plans) struct Preview {
    pub(in crate::plans) units: Vec<Unit>,
    pub(in crate::plans) days: Vec<DueDay>,
    pub(in crate::plans) similar: Vec<SimilarDuty>,
}

/// The fields of the form.
#[derive(Debug, Clone, Default)]
pub(in crate::plans) struct EntryForm {
    pub(in crate::plans) title: String,
    pub(in crate::plans) requirement: String,
    pub(in crate::plans) lead_office: String,
    pub(in crate::plans) pledge_title: String,
    pub(in crate::plans) pledge_text: String,
    /// Why what is asked now ends, of a change.
    pub(in crate::plans) reason: String,
    /// Whether tasks for which nothing was handed in are taken back with it.
    pub(in crate::plans) take_back: bool,
    /// Why it is not for this county.
    pub(in crate::plans) omit_reason: String,
    pub(in crate::plans) ask: AskForm,
    pub(in crate::plans) units: Vec<(Option<Unit>, Vec<Unit>)>,
    pub(in crate::plans) provisional: bool,
}

impl EntryForm {
    fn classes(&self) -> Classes {
        Classes::of(&self.units)
    }

    /// The units that an audience names, in the order of the list.
    pub(super) fn named(&self, audience: &Audience) -> Vec<Unit> {
        let listed = self.units.iter().flat_map(|(_, units)| units);
        listed.filter(|unit| audience.holds(unit)).cloned().collect()
    }

    /// The form as the duty in force has it, otherwise as the pack does.
    pub(in crate::plans) fn suggested(page: &EntryPage) -> Self {
        let asked = page.place.duty().filter(|_| page.place.is_asked());
        let standing = &page.standing;
        let Some(duty) = asked else {
            let pledge = standing.pledge.clone();
            let (pledge_title, pledge_text) =
                pledge.map(|it| (it.title, it.text)).unwrap_or_default();
            let (audience, recurrence) = (standing.audience(), standing.recurrence(page.from));
            return Self {
                title: standing.title.zh.clone(),
                requirement: standing.requirement.zh.clone(),
                lead_office: standing.lead_office.clone().unwrap_or_default(),
                pledge_title,
                pledge_text,
                ask: AskForm::of(audience.as_ref(), &recurrence, standing.minutes),
                ..Self::default()
            };
        };
        let pledge = duty.pledge.clone().map(|pledge| pledge.words);
        let (pledge_title, pledge_text) = pledge.map(|it| (it.title, it.text)).unwrap_or_default();
        let recurrence = match duty.recurrence.clone() {
            Recurrence::Every { cadence, due, until, .. } => {
                Recurrence::Every { cadence, due, from: page.from, until }
            }
            once @ Recurrence::Once { .. } => once,
        };
        Self {
            title: duty.title.clone(),
            requirement: duty.requirement.clone(),
            lead_office: duty.lead_office.clone().unwrap_or_default(),
            pledge_title,
            pledge_text,
            take_back: true,
            ask: AskForm::of(Some(&duty.audience), &recurrence, duty.minutes),
            ..Self::default()
        }
    }
}

impl Page for EntryHtml {
    fn status(&self) -> StatusCode {
        Told::status(self.error.as_ref())
    }
}

impl EntryHtml {
    fn title(&self) -> &str {
        match self.ui.locale {
            Locale::ZhCn => &self.page.standing.title.zh,
            Locale::En => &self.page.standing.title.en,
        }
    }

    fn requirement(&self) -> &str {
        match self.ui.locale {
            Locale::ZhCn => &self.page.standing.requirement.zh,
            Locale::En => &self.page.standing.requirement.en,
        }
    }

    fn often(&self) -> String {
        often(&self.ui, &self.page.standing.recurrence(self.page.from))
    }

    fn source(&self) -> (String, String) {
        source_of(&self.ui, &self.page.standing.source)
    }

    // i18n: year-place-*
    fn place(&self) -> String {
        self.ui.of("year-place", self.page.place.name())
    }

    fn is_asked(&self) -> bool {
        self.page.place.is_asked()
    }

    fn is_omitted(&self) -> bool {
        matches!(self.page.place, Place::Omitted { .. })
    }

    fn cadences() -> [Cadence; 8] {
        Cadence::ALL
    }

    fn similar_often(&self, recurrence: &Recurrence) -> String {
        often(&self.ui, recurrence)
    }
}

pub(in crate::plans) async fn page(visit: Visit, Path(key): Path<String>) -> Answer {
    let key = key_of(&key)?;
    let page = entry_page(&visit.reader(), &key).await?;
    let form = EntryForm::suggested(&page);
    show(visit, page, form, Sent::default()).await
}

/// What is told beside the form.
#[derive(Default)]
pub(super) struct Sent {
    pub(super) error: Option<Told>,
    pub(super) preview: Option<Preview>,
}

/// The page with this form.
pub(super) async fn show(visit: Visit, page: EntryPage, form: EntryForm, sent: Sent) -> Answer {
    let form = EntryForm { units: units(&visit).await?, ..form };
    let Sent { error, preview } = sent;
    shown(&EntryHtml { ui: visit.ui, page, form, error, preview })
}

/// What a form about the year leads to: the page again, with one sentence if it was refused.
pub(super) async fn answered(
    visit: Visit,
    key: StandingKey,
    omit_reason: &str,
    done: app::Result<()>,
) -> Answer {
    match done {
        Ok(()) | Err(app::Error::Repeated) => see_other(format!("/year/entries/{key}")),
        Err(error) => match Told::of(&visit.ui, &error) {
            Some(told) => {
                let page = entry_page(&visit.reader(), &key).await?;
                let omit_reason = omit_reason.to_owned();
                let form = EntryForm { omit_reason, ..EntryForm::suggested(&page) };
                show(visit, page, form, Sent { error: Some(told), ..Sent::default() }).await
            }
            None => Err(error.into()),
        },
    }
}

/// The key in an address.
///
/// # Errors
/// A problem like that of a standing duty that is not there.
pub(super) fn key_of(key: &str) -> Result<StandingKey, Problem> {
    key.parse().map_err(|_| Problem::missing())
}
