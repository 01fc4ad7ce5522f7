//! School years and the dates of their terms.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Period, PeriodKey, PeriodKeyError};

/// A school year 学年, by the calendar year it begins in; written `2026-2027`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct SchoolYear(pub i32);

/// Which of the two terms of a school year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TermNumber {
    /// The autumn term 第一学期.
    First,
    /// The spring term 第二学期.
    Second,
}

/// The dates of one term 学期 of a county's schools.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermDates {
    /// The school year it belongs to.
    pub school_year: SchoolYear,
    /// Which of its terms.
    pub number: TermNumber,
    /// The first day of teaching.
    pub first: NaiveDate,
    /// The last day of the term.
    pub last: NaiveDate,
}

impl TermNumber {
    /// Both terms, in their order.
    pub const ALL: [Self; 2] = [Self::First, Self::Second];

    /// 1 or 2.
    pub const fn number(self) -> u8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
        }
    }

    /// The term of this number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|term| term.number() == number)
    }
}

impl TermDates {
    /// The term's stable key, such as `2026-2027-1`.
    pub const fn key(&self) -> PeriodKey {
        PeriodKey::Term(self.school_year, self.number)
    }

    /// The term as a period.
    pub const fn period(&self) -> Period {
        Period { key: self.key(), first: self.first, last: self.last }
    }

    /// Whether the day lies in the term.
    pub fn contains(&self, date: NaiveDate) -> bool {
        self.period().contains(date)
    }

    /// The number of teaching weeks 教学周; the ISO weeks of the first and the last day are counted.
    pub fn weeks(&self) -> i64 {
        weeks_between(self.first, self.last)
    }

    /// The teaching week of a day of the term; week 1 is the ISO week of the first day.
    pub fn teaching_week(&self, date: NaiveDate) -> Option<i64> {
        self.contains(date).then(|| weeks_between(self.first, date))
    }
}

/// How many ISO weeks two days span, both counted.
fn weeks_between(first: NaiveDate, last: NaiveDate) -> i64 {
    monday_of(last).signed_duration_since(monday_of(first)).num_weeks() + 1
}

/// The Monday of the ISO week of this day.
pub(super) fn monday_of(date: NaiveDate) -> NaiveDate {
    date - Days::new(date.weekday().num_days_from_monday().into())
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:04}", self.0, self.0 + 1)
    }
}

impl FromStr for SchoolYear {
    type Err = PeriodKeyError;

    fn from_str(text: &str) -> Result<Self, PeriodKeyError> {
        match text.parse()? {
            PeriodKey::SchoolYear(year) => Ok(year),
            _ => Err(PeriodKeyError),
        }
    }
}

impl From<SchoolYear> for String {
    fn from(year: SchoolYear) -> Self {
        year.to_string()
    }
}

impl TryFrom<String> for SchoolYear {
    type Error = PeriodKeyError;

    fn try_from(text: String) -> Result<Self, PeriodKeyError> {
        text.parse()
    }
}
