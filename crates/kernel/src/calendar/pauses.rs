//! Stretches of days in which a time limit does not run.
//!
//! The time a hearing takes does not count towards the thirty days of a review
//! (信访工作条例 art. 36): the clock stands, and the reason is kept.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A stretch of days in which the clock stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// The first day that does not count.
    pub first: NaiveDate,
    /// The last day that does not count.
    pub last: NaiveDate,
    /// Why, in the words of the person who stopped the clock.
    pub reason: String,
}

/// Why a pause cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PauseError {
    /// It ends before it begins.
    #[error("the pause ends on {last}, before it begins on {first}")]
    EndsBeforeItBegins {
        /// Its first day.
        first: NaiveDate,
        /// Its last day.
        last: NaiveDate,
    },
    /// It gives no reason.
    #[error("a pause needs a reason")]
    NoReason,
}

/// The pauses of one time limit. They may overlap; a day's reason is then the one given first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pauses(Vec<Pause>);

impl Pauses {
    /// A clock that never stands.
    pub const NONE: Self = Self(Vec::new());

    /// The same pauses and one more.
    pub fn and(mut self, pause: Pause) -> Result<Self, PauseError> {
        let Pause { first, last, ref reason } = pause;
        if last < first {
            return Err(PauseError::EndsBeforeItBegins { first, last });
        }
        if reason.trim().is_empty() {
            return Err(PauseError::NoReason);
        }
        self.0.push(pause);
        Ok(self)
    }

    /// Why the clock stands on this day, if it does.
    pub fn reason_on(&self, date: NaiveDate) -> Option<&str> {
        let covers = |pause: &&Pause| (pause.first..=pause.last).contains(&date);
        self.0.iter().find(covers).map(|pause| pause.reason.as_str())
    }
}
