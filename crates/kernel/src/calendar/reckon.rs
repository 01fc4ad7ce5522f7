//! The arithmetic of time limits (民法典 art. 201–203).
//!
//! One walk serves all: from the day after the event, day by day, until enough
//! days are counted. What differs is which of them must be working days: every
//! one, the last one (it moves on from a day off), or none.

use chrono::{Days, Months, NaiveDate, TimeDelta};

use super::limits::{check_covered, check_length};
use super::{
    DayKind, Due, DueError, LONGEST_DAYS, LONGEST_HOURS, LONGEST_MONTHS, Pauses, Skipped, Why,
    WorkCalendar,
};
use crate::Instant;

/// Whether a last day that is a day off moves to the next working day.
///
/// The Civil Code says so (art. 203); the rules on petitions are silent, and
/// are read by analogy. So it is a switch, and on unless a rule says otherwise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum RollForward {
    /// It moves.
    #[default]
    On,
    /// It stays.
    Off,
}

/// The moment `hours` hours after `from`; nights and holidays count (art. 201).
pub fn due_after_hours(from: Instant, hours: u32) -> Result<Instant, DueError> {
    check_length(hours, LONGEST_HOURS)?;
    check_covered(crate::local_date(from))?;
    let due = from + TimeDelta::hours(hours.into());
    check_covered(crate::local_date(due))?;
    Ok(due)
}

impl WorkCalendar {
    /// The `n`th working day after `from` (the day of the event, which does not count).
    pub fn due_after_working_days(&self, from: NaiveDate, n: u32) -> Result<Due, DueError> {
        self.due_after_working_days_pausing(from, n, &Pauses::NONE)
    }

    /// As [`Self::due_after_working_days`], with days on which the clock stands.
    pub fn due_after_working_days_pausing(
        &self,
        from: NaiveDate,
        n: u32,
        pauses: &Pauses,
    ) -> Result<Due, DueError> {
        check_length(n, LONGEST_DAYS)?;
        self.count(from, pauses, n, Worked::Every)
    }

    /// The `n`th calendar day after `from`, or the working day it moves to.
    pub fn due_after_days(
        &self,
        from: NaiveDate,
        n: u32,
        roll: RollForward,
    ) -> Result<Due, DueError> {
        self.due_after_days_pausing(from, n, roll, &Pauses::NONE)
    }

    /// As [`Self::due_after_days`], with days on which the clock stands.
    pub fn due_after_days_pausing(
        &self,
        from: NaiveDate,
        n: u32,
        roll: RollForward,
        pauses: &Pauses,
    ) -> Result<Due, DueError> {
        check_length(n, LONGEST_DAYS)?;
        self.count(from, pauses, n, roll.into())
    }

    /// The same day of the month `n` months after `from`, or that month's last day
    /// where it has no such day (art. 202); or the working day it moves to.
    pub fn due_after_months(
        &self,
        from: NaiveDate,
        n: u32,
        roll: RollForward,
    ) -> Result<Due, DueError> {
        check_length(n, LONGEST_MONTHS)?;
        let last = from.checked_add_months(Months::new(n));
        let last = last.ok_or(DueError::OutsideCalendar(from))?;
        let days = last.signed_duration_since(from).num_days().unsigned_abs();
        self.count(from, &Pauses::NONE, u32::try_from(days).unwrap_or(u32::MAX), roll.into())
    }

    /// Walks on from the day after `from` until `n` days are counted.
    fn count(
        &self,
        from: NaiveDate,
        pauses: &Pauses,
        n: u32,
        worked: Worked,
    ) -> Result<Due, DueError> {
        check_covered(from)?;
        let mut due =
            Due { due: from, counted: Vec::new(), skipped: Vec::new(), provisional: false };
        for remaining in (1..=n).rev() {
            let must_be_worked = worked.is_asked(remaining == 1);
            self.count_one(&mut due, pauses, must_be_worked)?;
        }
        Ok(due)
    }

    /// Moves `due` to the next day that counts.
    fn count_one(
        &self,
        due: &mut Due,
        pauses: &Pauses,
        must_be_worked: bool,
    ) -> Result<(), DueError> {
        loop {
            due.due = day_after(due.due)?;
            let date = due.due;
            match self.why_skipped(due, pauses, must_be_worked) {
                Some(why) => due.skipped.push(Skipped { date, why }),
                None => break due.counted.push(date),
            }
        }
        Ok(())
    }

    /// Why the day just reached does not count, if so; notes whether that may still change.
    fn why_skipped(&self, due: &mut Due, pauses: &Pauses, must_be_worked: bool) -> Option<Why> {
        if let Some(reason) = pauses.reason_on(due.due) {
            return Some(Why::Paused { reason: reason.to_owned() });
        }
        if !must_be_worked {
            return None;
        }
        let day = self.day(due.due);
        due.provisional |= day.provisional;
        match day.kind {
            DayKind::Working | DayKind::MakeUp(_) => None,
            DayKind::Weekend => Some(Why::Weekend),
            DayKind::Holiday(name) => Some(Why::Holiday { name }),
        }
    }
}

/// Which of the counted days must be working days.
#[derive(Clone, Copy)]
enum Worked {
    Every,
    Last,
    None,
}

impl Worked {
    fn is_asked(self, of_the_last: bool) -> bool {
        match self {
            Self::Every => true,
            Self::Last => of_the_last,
            Self::None => false,
        }
    }
}

impl From<RollForward> for Worked {
    fn from(roll: RollForward) -> Self {
        match roll {
            RollForward::On => Self::Last,
            RollForward::Off => Self::None,
        }
    }
}

fn day_after(date: NaiveDate) -> Result<NaiveDate, DueError> {
    let next = date.checked_add_days(Days::new(1)).ok_or(DueError::OutsideCalendar(date))?;
    check_covered(next).map(|()| next)
}
