//! Periods on the time line.

use std::fmt;

use chrono::NaiveDate;
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
    let edge = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let (from, to) = (from.max(edge(FIRST_YEAR, 1, 1)), to.min(edge(LAST_YEAR, 12, 31)));
    let next = |period: &Period| of_day(cadence, period.last.succ_opt()?);
    let first = (from <= to).then(|| of_day(cadence, from)).flatten();
    std::iter::successors(first, next).take_while(|period| period.first <= to).collect()
}

fn of_day(cadence: Cadence, date: NaiveDate) -> Option<Period> {
    Period::of_key(PeriodKey::of_day(cadence, date)?, &[])
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
