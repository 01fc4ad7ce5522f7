//! Which stretch of time the screen shows: what falls due in it.

use chrono::{Days, NaiveDate};
use kernel::period::{Cadence, Period, PeriodKey, TermDates, periods};

use crate::calendar::term_dates;
use crate::{Reader, Result};

/// A stretch of time; both days belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
    /// The period it is, if it is one.
    pub period: Option<Period>,
}

impl Window {
    /// The month of this day: what the screen shows where nobody chose.
    pub fn month_of(day: NaiveDate) -> Self {
        Period::of_day(Cadence::Month, day)
            .map_or(Self { first: day, last: day, period: None }, Self::of)
    }

    /// The period of this name; `None` for a term that the county does not know.
    pub fn of_key(key: PeriodKey, terms: &[TermDates]) -> Option<Self> {
        Period::of_key(key, terms).map(Self::of)
    }

    /// From one day to another; `None` if it ends before it begins.
    pub fn between(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        (first <= last).then_some(Self { first, last, period: None })
    }

    fn of(period: Period) -> Self {
        Self { first: period.first, last: period.last, period: Some(period) }
    }

    /// The periods to choose from: the months of the school year of this day, its terms, it and
    /// the one before.
    pub fn choices(day: NaiveDate, terms: &[TermDates]) -> Vec<Period> {
        let years = |from, to| periods(Cadence::SchoolYear, from, to, &[]);
        let a_year_ago = day.checked_sub_days(Days::new(365)).unwrap_or(day);
        let (past, present) = (years(a_year_ago, a_year_ago), years(day, day));
        let mut choices = Vec::new();
        for year in &present {
            choices.extend(periods(Cadence::Month, year.first, year.last, &[]));
            choices.extend(periods(Cadence::Term, year.first, year.last, terms));
        }
        choices.extend(present);
        choices.extend(past);
        choices
    }

    /// The period of the same kind before it.
    pub fn before(&self, terms: &[TermDates]) -> Option<Period> {
        let earlier = self.first.checked_sub_days(Days::new(200))?;
        let near = periods(self.period?.cadence(), earlier, self.first.pred_opt()?, terms);
        near.last().copied()
    }

    /// The period of the same kind after it.
    pub fn after(&self, terms: &[TermDates]) -> Option<Period> {
        let later = self.last.checked_add_days(Days::new(200))?;
        let near = periods(self.period?.cadence(), self.last.succ_opt()?, later, terms);
        near.first().copied()
    }
}

/// The terms of the reader's county, for choosing one.
///
/// # Errors
/// A fault of the database.
pub async fn terms_of(reader: &Reader<'_>) -> Result<Vec<TermDates>> {
    term_dates(reader.db(), reader.person().county).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    #[test]
    fn a_month_has_neighbours_of_its_kind() {
        let window = Window::month_of(day("2026-09-28"));
        assert_eq!((window.first, window.last), (day("2026-09-01"), day("2026-09-30")));
        let names = [window.before(&[]), window.after(&[])].map(|near| near.unwrap().to_string());
        assert_eq!(names, ["2026-08", "2026-10"]);
    }

    #[test]
    fn the_months_of_the_school_year_can_be_chosen_and_the_year_before() {
        let choices = Window::choices(day("2026-09-28"), &[]);
        let names: Vec<_> = choices.iter().map(ToString::to_string).collect();
        assert_eq!((names.len(), names[0].as_str()), (14, "2026-09"));
        assert_eq!(names[11..], ["2027-08", "2026-2027", "2025-2026"]);
    }
}
