//! What can be reckoned at all.
//!
//! A limit of zero is refused: it has no last day. "The same day" is a rule of
//! its own, not an arithmetic of days. What is too long is a slip of the hand.

use chrono::{Datelike, NaiveDate};

use super::{FIRST_YEAR, LAST_YEAR};

/// The longest limit in days, working or calendar.
pub const LONGEST_DAYS: u32 = 3660;
/// The longest limit in months.
pub const LONGEST_MONTHS: u32 = 120;
/// The longest limit in hours.
pub const LONGEST_HOURS: u32 = LONGEST_DAYS * 24;

/// Why a time limit cannot be reckoned.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DueError {
    /// A limit of zero has no last day.
    #[error("a time limit must be at least 1")]
    Zero,
    /// The limit is longer than any rule knows.
    #[error("a time limit of {given} is too long: {longest} at most")]
    TooLong {
        /// What was asked for.
        given: u32,
        /// What is possible, in the same unit.
        longest: u32,
    },
    /// The limit begins or ends in a year the calendar does not cover.
    #[error("{0} is outside the calendar, which runs from {FIRST_YEAR} to {LAST_YEAR}")]
    OutsideCalendar(NaiveDate),
}

pub(super) fn check_length(given: u32, longest: u32) -> Result<(), DueError> {
    match given {
        0 => Err(DueError::Zero),
        _ if given > longest => Err(DueError::TooLong { given, longest }),
        _ => Ok(()),
    }
}

pub(super) fn check_covered(date: NaiveDate) -> Result<(), DueError> {
    let covered = (FIRST_YEAR..=LAST_YEAR).contains(&date.year());
    if covered { Ok(()) } else { Err(DueError::OutsideCalendar(date)) }
}
