//! The week of a unit: what is stuck, due and done, and what comes next.

pub(super) mod confirm;
pub(super) mod export;
#[cfg(test)]
pub(super) mod samples;

use app::Cell;
use app::plans::{OwnWeek, UnitWeek, WeekPage, week_page};
use askama::Template;
use axum::extract::{Path, Query};
use domain::org::Tier;
use domain::plans::WeekPlace;
use kernel::period::PeriodKey;
use kernel::{Message, UnitId};
use serde::Deserialize;

use crate::shell::{Answer, Listing, Page, Problem, Ui, Visit, see_other, shown};

/// The page of a week.
#[derive(Template)]
#[template(path = "plans/week/week.html")]
pub(super) struct WeekHtml {
    pub(super) ui: Ui,
    pub(super) page: WeekPage,
}

impl Page for WeekHtml {}

impl WeekHtml {
    /// The address of a week of this unit.
    fn at(&self, week: &PeriodKey) -> String {
        address(self.page.unit.id, *week)
    }

    /// The address of the same week of a unit below.
    fn below(&self, week: &UnitWeek) -> String {
        address(week.unit.id, self.page.week.key)
    }

    /// Whether there is a study of a month of this unit; a school has none.
    fn has_month(&self) -> bool {
        self.page.unit.tier() != Tier::School
    }

    fn workbook(&self) -> String {
        format!("/units/{}/week.xlsx?week={}", self.page.unit.id, self.page.week.key)
    }

    /// The week in words, with its days and its number in the term.
    fn days(&self) -> String {
        let week = &self.page.week;
        let days = match self.page.teaching_week {
            Some(number) => Message::new("week-days-of-term").with("number", number),
            None => Message::new("week-days"),
        };
        self.ui.say(&days.with("first", week.first).with("last", week.last))
    }

    fn title(&self) -> String {
        self.ui.say(&self.page.week.message())
    }

    fn as_text(&self) -> String {
        self.listing().text()
    }

    /// What the page shows, as people take it along.
    fn listing(&self) -> Listing {
        let (heads, rows) = match &self.page.own {
            Some(own) if self.page.below.is_empty() => (self.task_heads(), self.task_rows(own)),
            _ => (self.unit_heads(), self.page.below.iter().map(|week| self.cells(week)).collect()),
        };
        let title = format!("{} {}", self.ui.unit(&self.page.unit.name), self.title());
        let visits = self.page.own.iter().flat_map(|own| &own.visits);
        let visits = visits.map(|visit| {
            let said = Message::new("week-visit").with("day", visit.on);
            let said = said.with("unit", self.ui.unit(&visit.unit));
            self.ui.say(&said.with("purpose", visit.purpose.as_str()))
        });
        let notes = std::iter::once(self.days()).chain(visits).collect();
        Listing { title, notes, heads, rows }
    }

    fn task_heads(&self) -> Vec<String> {
        let place = self.ui.t("week-place").to_string();
        let heads = ["column-no", "column-task", "column-due", "column-state"];
        let others = heads.map(|head| self.ui.t(head).to_string());
        std::iter::once(place).chain(others).collect()
    }

    // i18n: week-place-*
    fn task_rows(&self, own: &OwnWeek) -> Vec<Vec<Cell>> {
        let places = own.places.iter();
        let rows = places.flat_map(|(place, rows)| rows.iter().map(move |row| (place, row)));
        let cells = rows.map(|(place, row)| {
            vec![
                self.ui.of("week-place", place.name()).into(),
                row.no.as_str().into(),
                row.title.as_str().into(),
                Cell::Day(row.due_on),
                self.ui.of("task-state", row.state.name()).into(),
            ]
        });
        cells.collect()
    }

    fn unit_heads(&self) -> Vec<String> {
        let places = WeekPlace::ALL.map(|place| self.ui.of("week-place", place.name()));
        let unit = std::iter::once(self.ui.t("column-unit").to_string());
        let schools = ["week-schools", "week-quiet-schools", "week-confirmed-schools"];
        unit.chain(places).chain(schools.map(|head| self.ui.t(head).to_string())).collect()
    }

    fn cells(&self, week: &UnitWeek) -> Vec<Cell> {
        let unit = std::iter::once(Cell::from(self.ui.unit(&week.unit.name)));
        let places = WeekPlace::ALL.map(|place| week.counts.of(place));
        let schools = [week.schools, week.quiet, week.confirmed];
        unit.chain(places.into_iter().chain(schools).map(Cell::Number)).collect()
    }

    /// The look of a place, which is that of the states it gathers.
    fn look(place: WeekPlace) -> &'static str {
        match place {
            WeekPlace::Stuck => "overdue",
            WeekPlace::Due => "soon",
            WeekPlace::Done => "approved",
            WeekPlace::Next => "none",
        }
    }

    fn places() -> [WeekPlace; 4] {
        WeekPlace::ALL
    }
}

fn address(unit: UnitId, week: PeriodKey) -> String {
    format!("/units/{unit}/week?week={week}")
}

/// Which week; the present one if the address names none.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Which {
    #[serde(default)]
    week: String,
}

impl Which {
    fn key(&self) -> Result<Option<PeriodKey>, Problem> {
        if self.week.is_empty() {
            return Ok(None);
        }
        self.week.parse().map(Some).map_err(|_| Problem::missing())
    }
}

/// The week of the visitor's own unit.
pub(super) async fn own(visit: Visit) -> Answer {
    see_other(format!("/units/{}/week", visit.signed_in.person.unit))
}

pub(super) async fn page(
    visit: Visit,
    Path(id): Path<String>,
    Query(which): Query<Which>,
) -> Answer {
    shown(&html(visit, &id, &which).await?)
}

async fn html(visit: Visit, id: &str, which: &Which) -> Result<WeekHtml, Problem> {
    let unit: UnitId = id.parse().map_err(|_| Problem::missing())?;
    let page = week_page(&visit.reader(), unit, which.key()?).await?;
    Ok(WeekHtml { ui: visit.ui, page })
}
