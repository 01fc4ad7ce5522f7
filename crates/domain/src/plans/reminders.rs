//! When a unit is reminded 提醒 of a task.
//!
//! Reminders are the only step of the ladder that goes out by itself (everything above is
//! signed by a person). Nothing is set ahead: a sweep asks this rule with `as_of`, so a
//! moved due date or a new holiday notice needs no rescheduling.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::TaskStateName;

/// Which reminder; each goes out once per due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReminderStage {
    /// Three working days or fewer are left.
    Ahead,
    /// The last day has come.
    LastDay,
    /// The last day has passed.
    Overdue,
}

impl ReminderStage {
    /// The stable name, as stored; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::LastDay => "last-day",
            Self::Overdue => "overdue",
        }
    }
}

/// The reminder that a task in `state`, due on `due_on`, calls for on day `as_of`.
///
/// `ahead_from` is the first day of the "ahead" stage: the day from which three working days
/// or fewer are left.
pub fn reminder_due(
    state: TaskStateName,
    due_on: NaiveDate,
    ahead_from: NaiveDate,
    as_of: NaiveDate,
) -> Option<ReminderStage> {
    if !state.is_owed_by_unit() || as_of < ahead_from {
        return None;
    }
    Some(match as_of.cmp(&due_on) {
        std::cmp::Ordering::Less => ReminderStage::Ahead,
        std::cmp::Ordering::Equal => ReminderStage::LastDay,
        std::cmp::Ordering::Greater => ReminderStage::Overdue,
    })
}
