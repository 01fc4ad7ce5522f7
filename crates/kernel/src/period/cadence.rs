//! How often something comes back.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Message;

/// How often a duty comes back 频次.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cadence {
    /// Every week, Monday to Sunday (ISO 8601).
    Week,
    /// Every two weeks.
    Fortnight,
    /// Every month.
    Month,
    /// Every quarter of the calendar year.
    Quarter,
    /// Every half of the calendar year.
    HalfYear,
    /// Every calendar year.
    Year,
    /// Every school term 学期, as the county sets it.
    Term,
    /// Every school year 学年, from 1 September.
    SchoolYear,
}

/// A text that names no cadence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a cadence: week, fortnight, month, quarter, half-year, year, term or school-year")]
pub struct UnknownCadence;

impl Cadence {
    /// All cadences, from the shortest.
    pub const ALL: [Self; 8] = [
        Self::Week,
        Self::Fortnight,
        Self::Month,
        Self::Quarter,
        Self::HalfYear,
        Self::Year,
        Self::Term,
        Self::SchoolYear,
    ];

    /// The stable name, as stored and as the reader of plans gives it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Fortnight => "fortnight",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half-year",
            Self::Year => "year",
            Self::Term => "term",
            Self::SchoolYear => "school-year",
        }
    }

    /// The cadence in words, such as "every month".
    pub const fn message(self) -> Message {
        Message::new(match self {
            Self::Week => "cadence-week",
            Self::Fortnight => "cadence-fortnight",
            Self::Month => "cadence-month",
            Self::Quarter => "cadence-quarter",
            Self::HalfYear => "cadence-half-year",
            Self::Year => "cadence-year",
            Self::Term => "cadence-term",
            Self::SchoolYear => "cadence-school-year",
        })
    }
}

impl fmt::Display for Cadence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl FromStr for Cadence {
    type Err = UnknownCadence;

    fn from_str(name: &str) -> Result<Self, UnknownCadence> {
        Self::ALL.into_iter().find(|cadence| cadence.name() == name).ok_or(UnknownCadence)
    }
}
