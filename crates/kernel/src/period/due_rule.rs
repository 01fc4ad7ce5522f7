//! How a due day follows from a period.

use std::num::NonZeroU8;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Period;
use crate::Message;
use crate::calendar::WorkCalendar;

/// When a recurring duty is due, counted from its period.
///
/// As JSON: `{"rule": "last-day"}`, `{"rule": "working-day", "nth": 5, "from": "after-end"}`,
/// `{"rule": "day", "nth": 25}`. An `nth` is 1 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum DueRule {
    /// The period's last day, worked or not.
    LastDay,
    /// The nth working day from one end of the period; never a day off.
    WorkingDay {
        /// Which one; beyond the length of the period it lies outside it.
        nth: NonZeroU8,
        /// From where it is counted, and in which direction.
        from: Anchor,
    },
    /// The nth day of the period, worked or not; the last one where it has fewer
    /// (as in 民法典 art. 202 for a month without that day).
    Day {
        /// Which one; 1 is the first day.
        nth: NonZeroU8,
    },
}

/// From where working days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// On from the first day of the period, which counts.
    Start,
    /// Back from the last day of the period, which counts.
    End,
    /// On from the day after the period's last day.
    AfterEnd,
}

impl DueRule {
    /// The due day of this period, and whether a holiday notice still to come may move it.
    pub fn due_on(self, period: &Period, calendar: &WorkCalendar) -> (NaiveDate, bool) {
        match self {
            Self::LastDay => (period.last, false),
            Self::Day { nth } => {
                let day = period.first.iter_days().nth(before(nth)).unwrap_or(period.last);
                (day.min(period.last), false)
            }
            Self::WorkingDay { nth, from: Anchor::Start } => {
                nth_worked(period.first.iter_days(), nth, calendar)
            }
            Self::WorkingDay { nth, from: Anchor::End } => {
                nth_worked(period.last.iter_days().rev(), nth, calendar)
            }
            Self::WorkingDay { nth, from: Anchor::AfterEnd } => {
                nth_worked(period.last.iter_days().skip(1), nth, calendar)
            }
        }
    }

    /// The rule in words, such as "by the 5th working day after its end".
    pub fn message(self) -> Message {
        let (message, nth) = match self {
            Self::LastDay => return Message::new("due-rule-last-day"),
            Self::Day { nth } => (Message::new("due-rule-day"), nth),
            Self::WorkingDay { nth, from: Anchor::Start } => {
                (Message::new("due-rule-working-day-start"), nth)
            }
            Self::WorkingDay { nth, from: Anchor::End } => {
                (Message::new("due-rule-working-day-end"), nth)
            }
            Self::WorkingDay { nth, from: Anchor::AfterEnd } => {
                (Message::new("due-rule-working-day-after-end"), nth)
            }
        };
        message.with("nth", u32::from(nth.get()))
    }
}

/// How many days stand before the nth.
fn before(nth: NonZeroU8) -> usize {
    usize::from(nth.get()) - 1
}

/// The nth working day of these, and whether a day on the way there may still change.
fn nth_worked(
    days: impl Iterator<Item = NaiveDate>,
    nth: NonZeroU8,
    calendar: &WorkCalendar,
) -> (NaiveDate, bool) {
    let (mut reached, mut provisional, mut left) = (NaiveDate::default(), false, nth.get());
    for date in days {
        let day = calendar.day(date);
        (reached, provisional) = (date, provisional | day.provisional);
        left -= u8::from(day.kind.is_working());
        if left == 0 {
            break;
        }
    }
    (reached, provisional)
}
