//! Periods on the time line.

use std::fmt;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Cadence, PeriodKey, TermDates};
use crate::Message;
use crate::calendar::{FIRST_YEAR, LAST_YEAR};

/// One stretch of time of a cadence 周期: its name, its first and its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// Its stable name, such as `2026-09`.
    pub key: PeriodKey,
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day, which belongs to it.
    pub last: NaiveDate,
}

/// The periods of a cadence that have a day between `from` and `to` (both included), ascending.
///
/// Days outside the years of the calendar have no period. Terms come from `terms`, in any order.
pub fn periods(
    cadence: Cadence,
    from: NaiveDate,
    to: NaiveDate,
    terms: &[TermDates],
) -> Vec<Period> {
    if cadence == Cadence::Term {
        return terms_between(from, to, terms);
    }
    let from = from.max(NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or_default());
    let first = (from <= to).then(|| Period::of_day(cadence, from)).flatten();
    std::iter::successors(first, Period::after).take_while(|period| period.first <= to).collect()
}

fn terms_between(from: NaiveDate, to: NaiveDate, terms: &[TermDates]) -> Vec<Period> {
    let mut found: Vec<_> = terms.iter().map(TermDates::period).collect();
    found.retain(|term| from <= to && term.first <= to && from <= term.last);
    found.sort_by_key(|term| term.first);
    found
}

impl Period {
    /// The period of this name; none for a term that is not among `terms`.
    pub fn of_key(key: PeriodKey, terms: &[TermDates]) -> Option<Self> {
        let of_term = || terms.iter().find(|term| term.key() == key).map(TermDates::period);
        let by_key = |(first, last)| Self { key, first, last };
        key.span().map(by_key).or_else(of_term)
    }

    /// The period that holds this day; none for a term, which only the county knows, and none
    /// outside the years of the calendar.
    pub fn of_day(cadence: Cadence, date: NaiveDate) -> Option<Self> {
        let is_known = (FIRST_YEAR..=LAST_YEAR).contains(&date.year());
        Self::of_key(PeriodKey::of_day(cadence, date).filter(|_| is_known)?, &[])
    }

    /// The period of the same cadence before it; none of a term.
    pub fn before(&self) -> Option<Self> {
        Self::of_day(self.cadence(), self.first.pred_opt()?)
    }

    /// The period of the same cadence after it; none of a term.
    pub fn after(&self) -> Option<Self> {
        Self::of_day(self.cadence(), self.last.succ_opt()?)
    }

    /// Its cadence.
    pub const fn cadence(&self) -> Cadence {
        self.key.cadence()
    }

    /// Whether the day lies in it.
    pub fn contains(&self, date: NaiveDate) -> bool {
        (self.first..=self.last).contains(&date)
    }

    /// Its name in words, such as "week 39 of 2026" or "first term of 2026-2027".
    pub fn message(&self) -> Message {
        self.key.message()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.key.fmt(out)
    }
}
