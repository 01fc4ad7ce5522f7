//! The year: what is asked, month by month, and what the pack proposes beside it.

pub(super) mod decline;
pub(super) mod entry;
mod marks;
pub(super) mod proposal;
pub(super) mod reconsider;
#[cfg(test)]
pub(super) mod samples;
pub(super) mod take_over;

use app::Cell;
use app::plans::{Place, YearPage, YearRow, year_page};
use askama::Template;
use axum::extract::Query;
use chrono::Datelike;
use domain::plans::{DueDay, Recurrence, Source};
use kernel::Message;
use kernel::calendar::{FIRST_YEAR, LAST_YEAR};
use l10n::Locale;
use serde::Deserialize;

use self::marks::{Mark, marks};
use super::screen::duties::often;
use crate::shell::{Answer, Listing, Page, Problem, Ui, Visit, shown};

/// Days of one month that a cell still names; more are counted.
const NAMED: usize = 2;

/// The page of the year.
#[derive(Template)]
#[template(path = "plans/year/year.html")]
pub(super) struct YearHtml {
    pub(super) ui: Ui,
    pub(super) page: YearPage,
    /// Terms and holidays of each month.
    pub(super) marks: Vec<Vec<Mark>>,
    /// How many duties were made and tasks given by the order before.
    pub(super) taken: Option<(u32, u32)>,
}

impl Page for YearHtml {}

impl YearHtml {
    fn title(&self) -> String {
        self.ui.say(&Message::new("year-of").with("year", self.page.year.to_string()))
    }

    /// The neighbouring year, if the calendar has it.
    fn neighbour(&self, by: i32) -> Option<i32> {
        Some(self.page.year + by).filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year))
    }

    fn asked(&self) -> impl Iterator<Item = &YearRow> {
        self.page.rows.iter().filter(|row| row.place.is_asked())
    }

    fn others(&self) -> impl Iterator<Item = &YearRow> {
        self.page.rows.iter().filter(|row| !row.place.is_asked())
    }

    fn proposed(&self) -> usize {
        self.page.rows.iter().filter(|row| row.place == Place::Proposed).count()
    }

    /// Months with what is due in them, for a phone.
    fn by_month(&self) -> Vec<(u32, Vec<(&YearRow, String)>)> {
        let month = |month| {
            let due = self.page.rows.iter().filter_map(|row| {
                let days = days_in(row, month);
                (!days.is_empty()).then(|| (row, days_of(&days)))
            });
            (month, due.collect::<Vec<_>>())
        };
        (1..=12).map(month).filter(|(_, due)| !due.is_empty()).collect()
    }

    // i18n: month-short-*
    fn month(&self, month: u32) -> String {
        self.ui.of("month-short", &month.to_string())
    }

    fn is_now(&self, month: u32) -> bool {
        self.page.today.year() == self.page.year && self.page.today.month() == month
    }

    /// What a cell shows: days, or how many there are; empty where nothing is due.
    fn cell(row: &YearRow, month: u32) -> String {
        let days = days_in(row, month);
        match days.len() {
            0 => String::new(),
            1..=NAMED => days_of(&days),
            count => format!("×{count}"),
        }
    }

    /// The same in words.
    fn cell_in_words(&self, row: &YearRow, month: u32) -> String {
        let days = days_in(row, month).into_iter();
        let days: Vec<String> = days.map(|day| day.on.to_string()).collect();
        self.ui.say(&Message::new("year-due-on").with("days", days.join(", ")))
    }

    /// The title of a row, and whether it is in Chinese whatever the language of the page.
    fn name(&self, row: &YearRow) -> (String, bool) {
        name_of(&self.ui, row)
    }

    fn often(&self, row: &YearRow) -> String {
        often(&self.ui, &recurrence_of(row))
    }

    // i18n: year-place-*
    fn place(&self, row: &YearRow) -> String {
        self.ui.of("year-place", row.place.name())
    }

    /// Where a row leads: the office to the entry, others to the duty.
    fn place_of(&self, row: &YearRow) -> Option<String> {
        match (&row.standing, row.place.duty()) {
            (Some(standing), _) if self.page.may_plan => {
                Some(format!("/year/entries/{}", standing.key))
            }
            (_, Some(duty)) => Some(format!("/duties/{}", duty.no)),
            _ => None,
        }
    }

    fn workbook(&self) -> String {
        format!("/year.xlsx?year={}", self.page.year)
    }

    fn listing(&self) -> Listing {
        let heads = [
            self.ui.t("column-duty"),
            self.ui.t("year-place"),
            self.ui.t("column-asked"),
            self.ui.t("ask-often"),
        ];
        let heads = heads.into_iter().map(|head| head.to_string());
        let months = (1..=12).map(|month| self.month(month));
        let source = [self.ui.t("year-source").to_string()];
        Listing {
            title: self.title(),
            notes: vec![self.ui.t("year-lead").to_string()],
            heads: heads.chain(months).chain(source).collect(),
            rows: self.page.rows.iter().map(|row| self.line(row)).collect(),
        }
    }

    fn line(&self, row: &YearRow) -> Vec<Cell> {
        let asked = u32::try_from(row.asked).unwrap_or(u32::MAX);
        let first = [
            Cell::from(self.name(row).0),
            Cell::from(self.place(row)),
            Cell::Number(asked),
            Cell::from(self.often(row)),
        ];
        let months = (1..=12).map(|month| Cell::from(days_of(&days_in(row, month))));
        let source = row.standing.as_ref().map_or_else(String::new, |standing| {
            let (document, rest) = source_of(&self.ui, &standing.source);
            format!("{document} · {rest}")
        });
        let source = [Cell::from(source)];
        first.into_iter().chain(months).chain(source).collect()
    }

    fn as_text(&self) -> String {
        self.listing().text()
    }
}

/// The title of a row, and whether it is in Chinese whatever the language of the page.
fn name_of(ui: &Ui, row: &YearRow) -> (String, bool) {
    match (row.place.duty().filter(|_| row.place.is_asked()), &row.standing) {
        (None, Some(standing)) => {
            let title = match ui.locale {
                Locale::ZhCn => &standing.title.zh,
                Locale::En => &standing.title.en,
            };
            (title.clone(), false)
        }
        (Some(duty), _) => (duty.title.clone(), true),
        (None, None) => (String::new(), false),
    }
}

/// How often it is asked, or would be.
fn recurrence_of(row: &YearRow) -> Recurrence {
    let asked = row.place.duty().filter(|_| row.place.is_asked());
    let asked = asked.map(|duty| duty.recurrence.clone());
    let proposed = || row.standing.as_ref().map(|it| it.recurrence(chrono::NaiveDate::MIN));
    let none = Recurrence::Once { due_on: chrono::NaiveDate::MIN };
    asked.or_else(proposed).unwrap_or(none)
}

/// Where a standing duty comes from: the document, and its article, date and how sure it is.
// i18n: source-sure-*
fn source_of(ui: &Ui, source: &Source) -> (String, String) {
    let clause = source
        .clause
        .as_ref()
        .map(|clause| ui.say(&Message::new("source-clause").with("clause", clause.as_str())));
    let sure = ui.of("source-sure", source.sure.name());
    let parts = clause.into_iter().chain([source.date.clone(), sure]);
    (source.document.clone(), parts.collect::<Vec<_>>().join(" · "))
}

fn days_in(row: &YearRow, month: u32) -> Vec<DueDay> {
    row.days.iter().filter(|day| day.on.month() == month).copied().collect()
}

/// The days of a month, such as `5, 26`; a `?` marks what a holiday notice may still move.
fn days_of(days: &[DueDay]) -> String {
    let day = |day: &DueDay| format!("{}{}", day.on.day(), if day.provisional { "?" } else { "" });
    days.iter().map(day).collect::<Vec<_>>().join(", ")
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    year: String,
    taken: String,
    given: String,
}

async fn html(visit: &Visit, asked: &Asked) -> Result<YearHtml, Problem> {
    let year = match asked.year.as_str() {
        "" => None,
        year => Some(known_year(year).ok_or_else(Problem::missing)?),
    };
    let reader = visit.reader();
    let page = year_page(&reader, year).await?;
    let marks = marks(&visit.ui, page.year, &page.terms, reader.calendar());
    let taken = asked.taken.parse().ok().zip(asked.given.parse().ok());
    Ok(YearHtml { ui: visit.ui.clone(), page, marks, taken })
}

fn known_year(year: &str) -> Option<i32> {
    year.parse().ok().filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year))
}

pub(super) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    shown(&html(&visit, &asked).await?)
}

pub(super) async fn file(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    html(&visit, &asked).await?.listing().workbook(&visit).await
}
