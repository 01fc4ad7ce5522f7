//! What a single day is.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::Message;

/// A day as the calendar knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// What the day is.
    pub kind: DayKind,
    /// Whether a notice still to come may change that.
    pub provisional: bool,
}

/// What a day is: worked or not, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayKind {
    /// An ordinary working day.
    Working,
    /// An ordinary Saturday or Sunday.
    Weekend,
    /// A day off by notice or statute (休), with the holiday's name.
    Holiday(String),
    /// A Saturday or Sunday worked for a holiday (班), with that holiday's name.
    MakeUp(String),
}

impl DayKind {
    /// Whether offices work on this day.
    pub const fn is_working(&self) -> bool {
        matches!(self, Self::Working | Self::MakeUp(_))
    }

    /// What the day is in words, such as "day off (Spring Festival)".
    pub fn message(&self) -> Message {
        match self {
            Self::Working => Message::new("day-working"),
            Self::Weekend => Message::new("day-weekend"),
            Self::Holiday(name) => Message::new("day-holiday").with("name", name.as_str()),
            Self::MakeUp(name) => Message::new("day-make-up").with("name", name.as_str()),
        }
    }
}

pub(super) fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
