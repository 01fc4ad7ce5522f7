//! Master data of a school and its pupils by term, as forms.

use app::org::{UnitPage, unit_page};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::access::Act;
use domain::org::{AreaClass, PupilCount};
use kernel::UnitId;
use kernel::period::{Cadence, PeriodKey, TermNumber, periods};

use super::unit_in;
use crate::shell::{Answer, Page, Problem, Told, Ui, Visit, see_other, shown};

/// The forms of a school's master data.
#[derive(Template)]
#[template(path = "org/school.html")]
pub(super) struct SchoolHtml {
    pub(super) ui: Ui,
    pub(super) page: UnitPage,
    pub(super) sent: Sent,
}

/// A form that did not count, to be shown again.
#[derive(Debug, Clone, Default)]
pub(super) struct Sent {
    /// Why.
    pub(super) error: Option<Told>,
    /// The code and the number of campuses, of the master data.
    pub(super) record: Option<(String, String)>,
    /// The term, the pupils and the boarders.
    pub(super) counts: (String, String, String),
}

impl Page for SchoolHtml {
    fn status(&self) -> StatusCode {
        Told::status(self.sent.error.as_ref())
    }
}

impl SchoolHtml {
    fn code(&self) -> &str {
        let kept = self.page.record.code.as_ref().map_or("", |code| code.as_str());
        self.sent.record.as_ref().map_or(kept, |(code, _)| code)
    }

    fn campuses(&self) -> String {
        let kept = self.page.record.campuses.map(|campuses| campuses.to_string());
        let sent = self.sent.record.as_ref().map(|(_, campuses)| campuses.clone());
        sent.or(kept).unwrap_or_default()
    }

    fn is_area(&self, area: AreaClass) -> bool {
        self.page.record.area == Some(area)
    }

    /// The terms that can be counted: of the school years around today.
    fn terms(&self) -> Vec<PeriodKey> {
        let today = kernel::local_date(self.ui.now);
        let day = |days| today + chrono::TimeDelta::days(days);
        let years = periods(Cadence::SchoolYear, day(-730), day(183), &[]);
        let both = |year| TermNumber::ALL.map(|number| PeriodKey::Term(year, number));
        let terms = years.iter().filter_map(|period| match period.key {
            PeriodKey::SchoolYear(year) => Some(both(year)),
            _ => None,
        });
        let mut terms: Vec<PeriodKey> = terms.flatten().collect();
        terms.reverse();
        terms
    }

    fn term(&self, key: &PeriodKey) -> String {
        self.ui.say(&key.message())
    }

    fn count(&self, count: &PupilCount) -> String {
        self.term(&count.term)
    }
}

pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    show(visit, unit_in(&id)?, Sent::default()).await
}

async fn show(visit: Visit, unit: UnitId, sent: Sent) -> Answer {
    let reader = visit.reader();
    let page = unit_page(&reader, unit).await?;
    reader.require(Act::KeepUnit, reader.person().facts_of(&page.unit))?;
    if !page.unit.kind.is_school() || !page.unit.is_open() {
        return Err(Problem::missing());
    }
    shown(&SchoolHtml { ui: visit.ui, page, sent })
}

/// After a command: the unit, or the forms again with what was sent.
pub(super) async fn answered(
    visit: Visit,
    unit: UnitId,
    sent: Sent,
    done: app::Result<()>,
) -> Answer {
    match done {
        Ok(()) | Err(app::Error::Repeated) => see_other(format!("/units/{unit}")),
        Err(error) => match Told::or_late(&visit.ui, &error) {
            Some(told) => show(visit, unit, Sent { error: Some(told), ..sent }).await,
            None => Err(error.into()),
        },
    }
}
