//! The last day of a time limit, with the working shown.
//!
//! Each day after the start up to the due day stands either under `counted` or
//! under `skipped`; the last counted day is the due day. Where a last day off
//! moves on, the day it moves to *is* the last day of the period, in the words
//! of 民法典 art. 203: it takes the place of the day off among the counted ones,
//! and the days off are skipped.

use std::fmt;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// When a time limit ends, and why then.
///
/// As JSON: `{"due": "2026-10-13", "counted": ["2026-10-08", …],
/// "skipped": [{"date": "2026-10-01", "why": "国庆节"}, …], "provisional": false}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The last day; it ends at 24:00 in China ([`crate::end_of_day`]).
    pub due: NaiveDate,
    /// The days that count, ascending; the last is `due`.
    pub counted: Vec<NaiveDate>,
    /// The days that do not count, ascending, each with its reason.
    pub skipped: Vec<Skipped>,
    /// Whether a notice still to come may move `due`.
    pub provisional: bool,
}

/// A day that does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// The day.
    pub date: NaiveDate,
    /// Why it does not count.
    pub why: Why,
}

/// Why a day does not count; in JSON and in print a short Chinese text from the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// An ordinary Saturday or Sunday (周末).
    Weekend,
    /// A day off by notice or statute.
    Holiday {
        /// The holiday, such as 国庆节.
        name: String,
    },
    /// The clock stands.
    Paused {
        /// As the pause gives it.
        reason: String,
    },
}

impl fmt::Display for Why {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Weekend => "周末",
            Self::Holiday { name } => name,
            Self::Paused { reason } => reason,
        })
    }
}

impl Serialize for Why {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
