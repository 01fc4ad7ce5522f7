//! The stable name of a period.
//!
//! | cadence | key | meaning |
//! |---|---|---|
//! | week | `2026-W39` | ISO week 39 of 2026 |
//! | fortnight | `2026-F39` | the two ISO weeks from week 39 on; fortnights count from Monday 3 January 2000 |
//! | month, quarter, half-year, year | `2026-09`, `2026-Q3`, `2026-H2`, `2026` | |
//! | term | `2026-2027-1` | the first term; its dates are the county's |
//! | school-year | `2026-2027` | 1 September 2026 to 31 August 2027 |

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::term::monday_of;
use super::{Cadence, SchoolYear, TermNumber};
use crate::Message;
use crate::calendar::{FIRST_YEAR, LAST_YEAR};

/// The month a school year begins with.
const SCHOOL_YEAR_BEGINS: u32 = 9;

/// The name of a period, which stays the same when a term is moved.
///
/// One made by hand may name what does not exist (week 60); one that was parsed does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum PeriodKey {
    /// The ISO year and week.
    Week(i32, u32),
    /// The ISO year and week a fortnight begins with.
    Fortnight(i32, u32),
    /// The year and the month, 1–12.
    Month(i32, u32),
    /// The year and the quarter, 1–4.
    Quarter(i32, u32),
    /// The year and the half, 1–2.
    HalfYear(i32, u32),
    /// The calendar year.
    Year(i32),
    /// A term of a school year.
    Term(SchoolYear, TermNumber),
    /// The school year.
    SchoolYear(SchoolYear),
}

/// A text that is not the key of a period between [`FIRST_YEAR`] and [`LAST_YEAR`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the key of a period, such as 2026-W39, 2026-09, 2026-Q3 or 2026-2027-1")]
pub struct PeriodKeyError;

/// How long a period lasts.
enum Length {
    Weeks(u64),
    Months(u32),
}

impl PeriodKey {
    /// The cadence it is a period of.
    pub const fn cadence(self) -> Cadence {
        match self {
            Self::Week(..) => Cadence::Week,
            Self::Fortnight(..) => Cadence::Fortnight,
            Self::Month(..) => Cadence::Month,
            Self::Quarter(..) => Cadence::Quarter,
            Self::HalfYear(..) => Cadence::HalfYear,
            Self::Year(_) => Cadence::Year,
            Self::Term(..) => Cadence::Term,
            Self::SchoolYear(_) => Cadence::SchoolYear,
        }
    }

    /// The key of the period that holds this day; none for a term, which only the county knows.
    pub(super) fn of_day(cadence: Cadence, date: NaiveDate) -> Option<Self> {
        let (year, month0) = (date.year(), date.month0());
        let key = match cadence {
            Cadence::Week => Self::week_of(date, Self::Week),
            Cadence::Fortnight => Self::week_of(fortnight_of(date), Self::Fortnight),
            Cadence::Month => Self::Month(year, month0 + 1),
            Cadence::Quarter => Self::Quarter(year, month0 / 3 + 1),
            Cadence::HalfYear => Self::HalfYear(year, month0 / 6 + 1),
            Cadence::Year => Self::Year(year),
            Cadence::SchoolYear => {
                let begun = date.month() >= SCHOOL_YEAR_BEGINS;
                Self::SchoolYear(SchoolYear(if begun { year } else { year - 1 }))
            }
            Cadence::Term => return None,
        };
        Some(key)
    }

    fn week_of(date: NaiveDate, key: fn(i32, u32) -> Self) -> Self {
        key(date.iso_week().year(), date.iso_week().week())
    }

    /// Its first and last day; none for a term, and for what does not exist.
    pub(super) fn span(self) -> Option<(NaiveDate, NaiveDate)> {
        let month = |year, month, length| {
            Some((NaiveDate::from_ymd_opt(year, month, 1)?, Length::Months(length)))
        };
        let week = |year, week, length| {
            Some((NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?, Length::Weeks(length)))
        };
        let (first, length) = match self {
            Self::Week(year, no) => week(year, no, 1)?,
            Self::Fortnight(year, no) => {
                week(year, no, 2).filter(|at| fortnight_of(at.0) == at.0)?
            }
            Self::Month(year, no) => month(year, no, 1)?,
            Self::Quarter(year, no) => month(year, no.checked_mul(3)?.checked_sub(2)?, 3)?,
            Self::HalfYear(year, no) => month(year, no.checked_mul(6)?.checked_sub(5)?, 6)?,
            Self::Year(year) => month(year, 1, 12)?,
            Self::SchoolYear(year) => month(year.0, SCHOOL_YEAR_BEGINS, 12)?,
            Self::Term(..) => return None,
        };
        let after = match length {
            Length::Weeks(weeks) => first.checked_add_days(Days::new(weeks * 7))?,
            Length::Months(months) => first.checked_add_months(Months::new(months))?,
        };
        Some((first, after.pred_opt()?))
    }
}

impl PeriodKey {
    /// Its name in words, such as "week 39 of 2026" or "first term of 2026-2027".
    pub fn message(self) -> Message {
        match self {
            Self::Week(year, no) => of_year(Message::new("period-week"), year).with("no", no),
            Self::Fortnight(year, no) => {
                let next = self.span().map_or(no, |(_, last)| last.iso_week().week());
                of_year(Message::new("period-fortnight"), year).with("no", no).with("next", next)
            }
            Self::Month(year, no) => of_year(Message::new("period-month"), year).with("no", no),
            Self::Quarter(year, no) => of_year(Message::new("period-quarter"), year).with("no", no),
            Self::HalfYear(year, no) => {
                of_year(Message::new("period-half-year"), year).with("no", no)
            }
            Self::Year(year) => of_year(Message::new("period-year"), year),
            Self::Term(year, term) => {
                of_year(Message::new("period-term"), year).with("no", u32::from(term.number()))
            }
            Self::SchoolYear(year) => of_year(Message::new("period-school-year"), year),
        }
    }
}

/// A year is a name, not a quantity: a text, so that no language groups its digits.
fn of_year(message: Message, year: impl fmt::Display) -> Message {
    message.with("year", year.to_string())
}

/// The Monday on which the fortnight of this day begins.
fn fortnight_of(date: NaiveDate) -> NaiveDate {
    let monday = monday_of(date);
    let weeks = (monday.num_days_from_ce() - FIRST_FORTNIGHT).div_euclid(7);
    let second_week = weeks.rem_euclid(2) == 1;
    monday - Days::new(if second_week { 7 } else { 0 })
}

/// 3 January 2000, a Monday, in days of the common era.
const FIRST_FORTNIGHT: i32 = 730_122;

impl fmt::Display for PeriodKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Week(year, week) => write!(out, "{year:04}-W{week:02}"),
            Self::Fortnight(year, week) => write!(out, "{year:04}-F{week:02}"),
            Self::Month(year, month) => write!(out, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(out, "{year:04}-Q{quarter}"),
            Self::HalfYear(year, half) => write!(out, "{year:04}-H{half}"),
            Self::Year(year) => write!(out, "{year:04}"),
            Self::Term(year, term) => write!(out, "{year}-{}", term.number()),
            Self::SchoolYear(year) => year.fmt(out),
        }
    }
}

impl FromStr for PeriodKey {
    type Err = PeriodKeyError;

    fn from_str(text: &str) -> Result<Self, PeriodKeyError> {
        let key = read(text).ok_or(PeriodKeyError)?;
        let exists = matches!(key, Self::Term(..)) || key.span().is_some();
        // A key has one way to be written: no sign, no missing zero.
        if exists && key.to_string() == text { Ok(key) } else { Err(PeriodKeyError) }
    }
}

fn read(text: &str) -> Option<PeriodKey> {
    let (year, rest) = text.split_once('-').unwrap_or((text, ""));
    let year: i32 = year.parse().ok()?;
    if !(FIRST_YEAR - 1..=LAST_YEAR).contains(&year) {
        return None;
    }
    match (rest.get(..1).unwrap_or_default(), rest.len()) {
        ("", _) => Some(PeriodKey::Year(year)),
        ("W", _) => Some(PeriodKey::Week(year, rest[1..].parse().ok()?)),
        ("F", _) => Some(PeriodKey::Fortnight(year, rest[1..].parse().ok()?)),
        ("Q", _) => Some(PeriodKey::Quarter(year, rest[1..].parse().ok()?)),
        ("H", _) => Some(PeriodKey::HalfYear(year, rest[1..].parse().ok()?)),
        (_, 2) => Some(PeriodKey::Month(year, rest.parse().ok()?)),
        (_, 4) => Some(PeriodKey::SchoolYear(SchoolYear(year))),
        _ => {
            let number = rest.rsplit_once('-')?.1.parse().ok()?;
            Some(PeriodKey::Term(SchoolYear(year), TermNumber::from_number(number)?))
        }
    }
}

impl From<PeriodKey> for String {
    fn from(key: PeriodKey) -> Self {
        key.to_string()
    }
}

impl TryFrom<String> for PeriodKey {
    type Error = PeriodKeyError;

    fn try_from(text: String) -> Result<Self, PeriodKeyError> {
        text.parse()
    }
}
