//! The week of a unit: what a school's own head and team look at first.
//!
//! Nobody fills it in. Each task stands in one place of a week, which follows from dates:
//!
//! | place | in this week |
//! |---|---|
//! | stuck | returned, or its last day has passed and nothing was handed in |
//! | done | handed in for the first time |
//! | due | its last day lies in the week and it is not handed in |
//! | next | its last day lies in the week after |
//!
//! A week that is over is told as it was when it ended, apart from returns: what was returned
//! is stuck in the present week only.
//!
//! A week in which nothing was due and nothing is stuck is quiet. A school may say so with one
//! click, once; nothing counts or scores a click that was not made (过度留痕 is what the week
//! page is there to end).

use chrono::{Days, NaiveDate};
use kernel::period::{Period, PeriodKey};
use kernel::{AccountId, Instant, Message, UnitId, local_date};
use serde::Serialize;

use super::TaskStateName;
use crate::{Event, Refusal, Subject};

/// Where a task stands in a week of the week page 周调度.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WeekPlace {
    /// 卡点: returned, or late with nothing handed in.
    Stuck,
    /// 当周到期: due in the week and not handed in.
    Due,
    /// 办结: handed in during the week.
    Done,
    /// 后一周到期: due in the week after.
    Next,
}

impl WeekPlace {
    /// All places, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Stuck, Self::Due, Self::Done, Self::Next];

    /// The stable name; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stuck => "stuck",
            Self::Due => "due",
            Self::Done => "done",
            Self::Next => "next",
        }
    }
}

/// What the week needs to know about a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekTask {
    /// Its state.
    pub state: TaskStateName,
    /// Its last day.
    pub due_on: NaiveDate,
    /// The day of its first hand-in.
    pub first_handed_in_on: Option<NaiveDate>,
}

impl WeekTask {
    /// Where it stands in `week`, seen on `today`; `None` if the week does not show it.
    pub fn place(self, week: &Period, today: NaiveDate) -> Option<WeekPlace> {
        if self.state == TaskStateName::Withdrawn {
            return None;
        }
        let last_seen = today.min(week.last);
        let has_come = week.first <= today;
        let handed_in = self.first_handed_in_on.filter(|on| *on <= last_seen);
        let is_over = week.last < today;
        let has_passed = if is_over { self.due_on <= week.last } else { self.due_on < today };
        let is_returned = self.state == TaskStateName::Returned && week.contains(today);
        if has_come && (is_returned || (has_passed && handed_in.is_none())) {
            return Some(WeekPlace::Stuck);
        }
        if let Some(on) = handed_in {
            return (week.first <= on).then_some(WeekPlace::Done);
        }
        if week.contains(self.due_on) {
            return Some(WeekPlace::Due);
        }
        let next = week.last + Days::new(1)..=week.last + Days::new(7);
        next.contains(&self.due_on).then_some(WeekPlace::Next)
    }

    /// Whether it keeps the week from being quiet.
    pub fn breaks_quiet(self, week: &Period, today: NaiveDate) -> bool {
        let is_due = self.state != TaskStateName::Withdrawn && week.contains(self.due_on);
        is_due || self.place(week, today) == Some(WeekPlace::Stuck)
    }
}

/// The confirmation of a quiet week 平安周确认.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekConfirmation {
    /// The unit.
    pub unit: UnitId,
    /// Its week.
    pub week: PeriodKey,
    /// Who confirmed it.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

/// A unit confirmed that its week was quiet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WeekConfirmed {
    #[serde(skip)]
    unit: UnitId,
    /// The week.
    pub week: PeriodKey,
}

impl Event for WeekConfirmed {
    fn kind(&self) -> &'static str {
        "week-confirmed"
    }
    fn subject(&self) -> Subject {
        Subject::Unit(self.unit)
    }
}

/// Why a week is not confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeekRefusal {
    /// It has not begun.
    #[error("the week has not begun")]
    NotBegun,
    /// Something was due or is stuck.
    #[error("the week is not quiet")]
    NotQuiet,
    /// It was confirmed already.
    #[error("the week was confirmed already")]
    Confirmed,
}

impl Refusal for WeekRefusal {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::NotBegun => "week-refused-not-begun",
            Self::NotQuiet => "week-refused-not-quiet",
            Self::Confirmed => "week-refused-confirmed",
        })
    }
}

/// Confirms that the week of a unit with these tasks was quiet.
///
/// # Errors
/// [`WeekRefusal::NotBegun`], [`WeekRefusal::NotQuiet`].
pub fn confirm_week(
    unit: UnitId,
    week: &Period,
    tasks: &[WeekTask],
    by: AccountId,
    now: Instant,
) -> Result<(WeekConfirmation, WeekConfirmed), WeekRefusal> {
    let today = local_date(now);
    if today < week.first {
        return Err(WeekRefusal::NotBegun);
    }
    if tasks.iter().any(|task| task.breaks_quiet(week, today)) {
        return Err(WeekRefusal::NotQuiet);
    }
    let confirmation = WeekConfirmation { unit, week: week.key, by, at: now };
    Ok((confirmation, WeekConfirmed { unit, week: week.key }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use TaskStateName::{Accepted, Approved, HandedIn, Returned, Withdrawn};
    use WeekPlace::{Done, Due, Next, Stuck};

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 9, day).unwrap()
    }

    /// The week from Monday 14 to Sunday 20 September 2026.
    fn place(
        state: TaskStateName,
        due: u32,
        handed_in: Option<u32>,
        today: u32,
    ) -> Option<WeekPlace> {
        let week = Period::of_key("2026-W38".parse().unwrap(), &[]).unwrap();
        let first_handed_in_on = handed_in.map(day);
        WeekTask { state, due_on: day(due), first_handed_in_on }.place(&week, day(today))
    }

    #[test]
    fn a_task_stands_in_one_place_of_the_present_week() {
        assert_eq!(place(Accepted, 18, None, 16), Some(Due));
        assert_eq!(place(Accepted, 16, None, 16), Some(Due), "the last day ends at 24:00");
        assert_eq!(place(Accepted, 15, None, 16), Some(Stuck));
        assert_eq!(place(Accepted, 1, None, 16), Some(Stuck));
        assert_eq!(place(HandedIn, 18, Some(16), 16), Some(Done));
        assert_eq!(place(HandedIn, 10, Some(14), 16), Some(Done), "late, but done this week");
        assert_eq!(place(Accepted, 21, None, 16), Some(Next));
        assert_eq!(place(Accepted, 28, None, 16), None, "later than the next week");
        assert_eq!(place(Approved, 18, Some(12), 16), None, "done before the week");
        assert_eq!(place(Withdrawn, 15, None, 16), None);
    }

    #[test]
    fn what_was_returned_is_stuck_in_the_present_week_only() {
        assert_eq!(place(Returned, 28, Some(15), 16), Some(Stuck));
        assert_eq!(place(Returned, 28, Some(15), 24), Some(Done));
    }

    #[test]
    fn a_week_that_is_over_is_told_as_it_ended() {
        assert_eq!(place(HandedIn, 18, Some(22), 24), Some(Stuck), "handed in after the week");
        assert_eq!(place(Accepted, 20, None, 24), Some(Stuck));
        assert_eq!(place(HandedIn, 22, Some(22), 24), Some(Next));
    }

    #[test]
    fn a_week_to_come_shows_what_will_be_due_and_nothing_that_is_stuck() {
        assert_eq!(place(Accepted, 18, None, 2), Some(Due));
        assert_eq!(place(Accepted, 1, None, 2), None);
        assert_eq!(place(HandedIn, 18, Some(1), 2), None);
    }

    #[test]
    fn only_a_quiet_week_that_has_begun_is_confirmed() {
        let week = Period::of_key("2026-W38".parse().unwrap(), &[]).unwrap();
        let unit = UnitId::fresh(&kernel::SeededIds::new(1));
        let by = AccountId::fresh(&kernel::SeededIds::new(2));
        let task = |due, handed_in: Option<u32>| WeekTask {
            state: HandedIn,
            due_on: day(due),
            first_handed_in_on: handed_in.map(day),
        };
        let on = |text: &str| text.parse::<Instant>().unwrap();
        let (monday, before) = (on("2026-09-14T01:00:00Z"), on("2026-09-13T01:00:00Z"));
        let confirm = |tasks: &[WeekTask], now| confirm_week(unit, &week, tasks, by, now);
        assert!(confirm(&[task(28, Some(14))], monday).is_ok(), "done early, and nothing was due");
        assert_eq!(confirm(&[task(14, Some(14))], monday), Err(WeekRefusal::NotQuiet));
        assert_eq!(confirm(&[task(1, None)], monday), Err(WeekRefusal::NotQuiet));
        assert_eq!(confirm(&[], before), Err(WeekRefusal::NotBegun));
    }
}
