//! The lights of the county screen 亮灯: how each duty of each unit stands on a day.
//!
//! “亮化监督、量化监督” is read as: every duty of every school is seen and counted. A light
//! follows from dates alone, and nobody sets it:
//!
//! | handed in | by the last day | after it | not yet |
//! |---|---|---|---|
//! | stands | lit | late | |
//! | returned | not due | late | |
//! | never | | | not due, then missing |
//!
//! What counts is the day of the *first* hand-in: who was in time is not made late by how long
//! the review takes. What was returned shines late until it is handed in again.

use chrono::NaiveDate;

use super::TaskStateName;

/// How one duty of one unit stands; the worst first, so that many tasks show their worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// 缺: the last day has passed and nothing was handed in.
    Missing,
    /// 迟: handed in after the last day, or returned and the last day has passed.
    Late,
    /// 未到期: still time.
    NotDue,
    /// 亮: handed in by the last day.
    Lit,
}

impl Light {
    /// All lights, the worst first.
    pub const ALL: [Self; 4] = [Self::Missing, Self::Late, Self::NotDue, Self::Lit];

    /// The stable name; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Late => "late",
            Self::NotDue => "not-due",
            Self::Lit => "lit",
        }
    }

    /// The light of that stable name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|light| light.name() == name)
    }
}

/// What a task has shown so far, apart from today's date: tasks of one standing and one last
/// day can be counted together, and the count needs no midnight job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Nothing was handed in.
    NothingYet,
    /// What was handed in was returned.
    Returned,
    /// Handed in by the last day.
    InTime,
    /// Handed in after the last day.
    After,
}

impl Standing {
    /// The standing of a task; `None` for one that was taken back.
    pub fn of(
        state: TaskStateName,
        first_handed_in_on: Option<NaiveDate>,
        due_on: NaiveDate,
    ) -> Option<Self> {
        use TaskStateName::{Accepted, Approved, Assigned, HandedIn, Returned, Withdrawn};
        match state {
            Withdrawn => None,
            Assigned | Accepted => Some(Self::NothingYet),
            Returned => Some(Self::Returned),
            HandedIn | Approved => {
                let in_time = first_handed_in_on.is_some_and(|day| day <= due_on);
                Some(if in_time { Self::InTime } else { Self::After })
            }
        }
    }

    /// The light on `today`.
    pub fn light(self, due_on: NaiveDate, today: NaiveDate) -> Light {
        let has_passed = due_on < today;
        match self {
            Self::InTime => Light::Lit,
            Self::After => Light::Late,
            Self::Returned if has_passed => Light::Late,
            Self::NothingYet if has_passed => Light::Missing,
            Self::Returned | Self::NothingYet => Light::NotDue,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use TaskStateName::{Accepted, Approved, Assigned, HandedIn, Returned, Withdrawn};

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 9, day).unwrap()
    }

    /// Due on the 10th; seen on `today`.
    fn seen(state: TaskStateName, handed_in: Option<u32>, today: u32) -> Option<Light> {
        let standing = Standing::of(state, handed_in.map(day), day(10))?;
        Some(standing.light(day(10), day(today)))
    }

    #[test]
    fn a_light_follows_from_dates_alone() {
        assert_eq!(seen(Assigned, None, 10), Some(Light::NotDue), "the last day ends at 24:00");
        assert_eq!(seen(Accepted, None, 11), Some(Light::Missing));
        assert_eq!(seen(HandedIn, Some(10), 11), Some(Light::Lit));
        assert_eq!(seen(Approved, Some(11), 30), Some(Light::Late));
        assert_eq!(seen(Withdrawn, None, 30), None);
    }

    #[test]
    fn a_slow_review_makes_nobody_late() {
        assert_eq!(seen(Returned, Some(9), 10), Some(Light::NotDue));
        assert_eq!(seen(Returned, Some(9), 11), Some(Light::Late));
        assert_eq!(seen(HandedIn, Some(9), 20), Some(Light::Lit), "handed in again on the 20th");
    }

    #[test]
    fn the_worst_light_comes_first() {
        assert_eq!(Light::ALL.iter().min(), Some(&Light::Missing));
        assert!(Light::ALL.is_sorted());
    }
}
