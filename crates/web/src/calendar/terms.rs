//! The bureau sets the dates of the terms.

use app::FormKey;
use app::calendar::{DefineTerm, MovedTasks, list_terms, preview_term};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::Refusal;
use domain::access::{Act, Facts};
use domain::calendar::{Term, TermRefusal};
use kernel::Version;
use kernel::period::{Cadence, PeriodKey, SchoolYear, TermDates, TermNumber, periods};
use serde::Deserialize;

use crate::shell::{Answer, Page, Problem, Signed, Ui, Visit, see_other, shown};

/// The terms with the form that sets one.
#[derive(Template)]
#[template(path = "calendar/terms.html")]
pub(super) struct TermsPage {
    pub(super) ui: Ui,
    pub(super) terms: Vec<Term>,
    pub(super) form: TermForm,
    /// What the dates would move; the person is asked before they are set.
    pub(super) moved: Option<MovedTasks>,
    pub(super) error: Option<String>,
}

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct TermForm {
    /// The key of the term, such as `2026-2027-1`.
    #[serde(default)]
    pub(super) term: String,
    #[serde(default)]
    pub(super) first: String,
    #[serde(default)]
    pub(super) last: String,
}

impl Page for TermsPage {
    fn status(&self) -> StatusCode {
        if self.error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
    }
}

impl TermsPage {
    /// The terms that can be set: from the school year before this one to the one after the next.
    fn choices(&self) -> Vec<PeriodKey> {
        let today = kernel::local_date(self.ui.now);
        let day = |days| today + chrono::TimeDelta::days(days);
        let years = periods(Cadence::SchoolYear, day(-366), day(732), &[]);
        let both = |year| TermNumber::ALL.map(|number| PeriodKey::Term(year, number));
        let near = years.iter().filter_map(|period| match period.key {
            PeriodKey::SchoolYear(year) => Some(both(year)),
            _ => None,
        });
        near.flatten().collect()
    }

    /// The version of each term as the form shows it: 0 where it is not there yet.
    fn seen(&self) -> String {
        let shown = self.terms.iter().map(|term| format!("{}={}", term.dates.key(), term.version));
        shown.collect::<Vec<_>>().join(" ")
    }

    /// The name of a term in words.
    fn name(&self, key: PeriodKey) -> String {
        self.ui.say(&key.message())
    }
}

#[derive(Deserialize)]
pub(super) struct Asked {
    term: Option<String>,
}

pub(super) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    visit.reader().require(Act::DefineTerm, Facts::COUNTY)?;
    let terms = list_terms(&visit.reader()).await?;
    let asked = asked.term.unwrap_or_default();
    let known = terms.iter().find(|term| term.dates.key().to_string() == asked);
    let form = known.map(|term| TermForm {
        term: asked.clone(),
        first: term.dates.first.to_string(),
        last: term.dates.last.to_string(),
    });
    let form = form.unwrap_or_default();
    shown(&TermsPage { ui: visit.ui, terms, form, moved: None, error: None })
}

#[derive(Deserialize)]
pub(super) struct Setting {
    #[serde(flatten)]
    form: TermForm,
    #[serde(default)]
    seen: String,
    /// Whether the person saw what moves.
    #[serde(default)]
    confirmed: String,
}

pub(super) async fn submit(signed: Signed<Setting>) -> Answer {
    let Signed { visit, key, fields: Setting { form, seen, confirmed } } = signed;
    visit.reader().require(Act::DefineTerm, Facts::COUNTY)?;
    let done = match order(&form, &seen) {
        Some(Ok(order)) => set(&visit, key, order, confirmed == "yes").await,
        Some(Err(refusal)) => Err(app::Error::Refused(refusal.message())),
        None => return Err(Problem::missing()),
    };
    let (moved, error) = match done {
        Ok(None) | Err(app::Error::Repeated) => return see_other("/calendar/terms"),
        Ok(moved) => (moved, None),
        Err(app::Error::Refused(message)) => (None, Some(visit.ui.say(&message))),
        Err(error) => return Err(error.into()),
    };
    let terms = list_terms(&visit.reader()).await?;
    shown(&TermsPage { ui: visit.ui, terms, form, moved, error })
}

/// Sets the term; unless the person has seen what moves, and something does: then that.
async fn set(
    visit: &Visit,
    key: FormKey,
    order: DefineTerm,
    is_confirmed: bool,
) -> app::Result<Option<MovedTasks>> {
    if !is_confirmed {
        let DefineTerm { school_year, number, first, last, .. } = order;
        let dates = TermDates { school_year, number, first, last };
        let moved = preview_term(&visit.reader(), dates).await?;
        if moved.total > 0 {
            return Ok(Some(moved));
        }
    }
    visit.command(key, order).await.map(|()| None)
}

/// The order; nothing for a term that our form does not offer.
fn order(form: &TermForm, seen: &str) -> Option<Result<DefineTerm, TermRefusal>> {
    let Ok(PeriodKey::Term(school_year, number)) = form.term.parse() else { return None };
    let version = seen.split(' ').filter_map(|shown| shown.split_once('='));
    let mut version = version.filter(|(key, _)| *key == form.term);
    let seen = version.next().map_or(Some(0), |(_, version)| version.parse().ok())?;
    let (Ok(first), Ok(last)) = (day(&form.first), day(&form.last)) else {
        return Some(Err(TermRefusal::DatesMissing));
    };
    Some(Ok(define(school_year, number, (first, last), Version(seen))))
}

fn define(
    school_year: SchoolYear,
    number: TermNumber,
    (first, last): (NaiveDate, NaiveDate),
    seen: Version,
) -> DefineTerm {
    DefineTerm { school_year, number, first, last, seen }
}

fn day(text: &str) -> Result<NaiveDate, chrono::ParseError> {
    text.trim().parse()
}
