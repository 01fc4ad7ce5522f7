//! A year of the calendar.

use app::calendar::{CalendarYear, calendar_year};
use askama::Template;
use axum::extract::Query;
use domain::access::{Act, Facts};
use kernel::calendar::{DayKind, FIRST_YEAR, LAST_YEAR};
use serde::Deserialize;

use super::month::{Feast, Month, feasts, months};
use crate::shell::{Answer, Page, Problem, Ui, Visit, shown};

/// Due dates listed below the months.
const LISTED: usize = 20;
/// The columns of a month, Monday first; the tails of their message ids.
const WEEKDAYS: [&str; 7] = ["mo", "tu", "we", "th", "fr", "sa", "su"];

/// The page of one year.
#[derive(Template)]
#[template(path = "calendar/year.html")]
pub(super) struct YearPage {
    pub(super) ui: Ui,
    pub(super) year: CalendarYear,
    pub(super) months: Vec<Month>,
    pub(super) is_announced: bool,
    pub(super) may_define: bool,
    pub(super) may_load: bool,
}

impl Page for YearPage {}

impl YearPage {
    fn feasts(&self) -> Vec<Feast> {
        feasts(&self.months)
    }

    /// The own tasks that are due from today on.
    fn next_due(&self) -> impl Iterator<Item = &app::calendar::DueTask> {
        self.year.due.iter().filter(|task| task.due_on >= self.year.today).take(LISTED)
    }

    /// The neighbouring year, if the calendar has it.
    fn neighbour(&self, by: i32) -> Option<i32> {
        Some(self.year.year + by).filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year))
    }
}

#[derive(Deserialize)]
pub(super) struct Asked {
    year: Option<String>,
}

pub(super) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let year = match asked.year.as_deref() {
        None => None,
        Some(year) => Some(known_year(year).ok_or_else(Problem::missing)?),
    };
    let reader = visit.reader();
    let year = calendar_year(&reader, year).await?;
    let months = months(&year, reader.calendar());
    let page = YearPage {
        is_announced: reader.calendar().is_announced(year.year),
        may_define: reader.may(Act::DefineTerm, Facts::COUNTY),
        may_load: reader.may(Act::LoadNotice, Facts::COUNTY),
        ui: visit.ui,
        year,
        months,
    };
    shown(&page)
}

fn known_year(year: &str) -> Option<i32> {
    year.parse().ok().filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year))
}
