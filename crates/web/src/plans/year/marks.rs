//! The terms and holidays of a year, month by month.

use chrono::{Datelike, NaiveDate};
use kernel::calendar::{DayKind, WorkCalendar};
use kernel::period::TermDates;
use l10n::Text;

use crate::shell::Ui;

/// Something that a month has: a term that begins or ends, days off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::plans) struct Mark {
    /// On which days, such as `1` or `1–8`.
    pub(in crate::plans) days: String,
    /// What it is.
    pub(in crate::plans) what: String,
    /// Whether it is told in Chinese whatever the language of the page.
    pub(in crate::plans) is_chinese: bool,
}

/// The marks of the twelve months.
pub(super) fn marks(
    ui: &Ui,
    year: i32,
    terms: &[TermDates],
    calendar: &WorkCalendar,
) -> Vec<Vec<Mark>> {
    let month = |month| {
        let mut marks = of_terms(ui, year, month, terms);
        marks.extend(of_holidays(year, month, calendar));
        marks
    };
    (1..=12).map(month).collect()
}

fn of_terms(ui: &Ui, year: i32, month: u32, terms: &[TermDates]) -> Vec<Mark> {
    let is_here = |day: NaiveDate| (day.year(), day.month()) == (year, month);
    let edges = terms.iter().flat_map(|term| {
        [(term.first, ui.t("year-term-begins")), (term.last, ui.t("year-term-ends"))]
    });
    let here = edges.filter(|(day, _)| is_here(*day));
    let mark = |(day, what): (NaiveDate, Text)| Mark {
        days: day.day().to_string(),
        what: what.to_string(),
        is_chinese: false,
    };
    here.map(mark).collect()
}

/// Days off by their holiday, as stretches.
fn of_holidays(year: i32, month: u32, calendar: &WorkCalendar) -> Vec<Mark> {
    let first = NaiveDate::from_ymd_opt(year, month, 1);
    let days = first.into_iter().flat_map(|first| {
        first.iter_days().take_while(move |day| (day.year(), day.month()) == (year, month))
    });
    let mut stretches: Vec<(String, NaiveDate, NaiveDate)> = Vec::new();
    for day in days {
        let DayKind::Holiday(name) = calendar.day(day).kind else { continue };
        match stretches.last_mut() {
            Some((last, _, to)) if *last == name && to.succ_opt() == Some(day) => *to = day,
            _ => stretches.push((name, day, day)),
        }
    }
    let span = |from: NaiveDate, to: NaiveDate| match (from.day(), to.day()) {
        (one, other) if one == other => one.to_string(),
        (one, other) => format!("{one}–{other}"),
    };
    let mark = |(what, from, to)| Mark { days: span(from, to), what, is_chinese: true };
    stretches.into_iter().map(mark).collect()
}
