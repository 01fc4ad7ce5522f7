//! Time as an argument.
//!
//! Instants are UTC, cut to microseconds, because that is what both databases
//! keep. Legal days are days of China Standard Time, a fixed UTC+8 (no summer
//! time since 1991), and end at 24:00 (Civil Code 民法典 art. 203).

use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, SubsecRound, TimeDelta, Utc};

/// A moment, in UTC, to the microsecond.
pub type Instant = DateTime<Utc>;

const CHINA: FixedOffset = match FixedOffset::east_opt(8 * 3600) {
    Some(offset) => offset,
    None => panic!("eight hours are a valid offset"),
};

/// Cuts what is finer than a microsecond.
pub fn to_micros(moment: DateTime<Utc>) -> Instant {
    moment.trunc_subsecs(6)
}

/// The moment as clocks in China show it.
pub fn local(moment: Instant) -> DateTime<FixedOffset> {
    moment.with_timezone(&CHINA)
}

/// The day in China at this moment.
pub fn local_date(moment: Instant) -> NaiveDate {
    local(moment).date_naive()
}

/// The moment a day begins in China (0:00 there).
pub fn start_of_day(day: NaiveDate) -> Instant {
    let midnight = day.and_time(NaiveTime::MIN).and_utc();
    midnight.checked_sub_signed(TimeDelta::hours(8)).unwrap_or(midnight)
}

/// The moment a day ends in China (24:00 there): the first moment that is too late.
pub fn end_of_day(day: NaiveDate) -> Instant {
    day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(16)
}

/// Who is asked for the time.
pub trait Clock: Send + Sync {
    /// The present moment, to the microsecond.
    fn now(&self) -> Instant;

    /// The present day in China.
    fn today(&self) -> NaiveDate {
        local_date(self.now())
    }
}

impl<C: Clock + ?Sized> Clock for Arc<C> {
    fn now(&self) -> Instant {
        (**self).now()
    }
}

/// The clock of the machine.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the system's clock")]
    fn now(&self) -> Instant {
        to_micros(SystemTime::now().into())
    }
}

/// A clock that stands until it is moved; for tests.
#[derive(Debug)]
pub struct FixedClock(Mutex<Instant>);

impl FixedClock {
    /// A clock standing at this moment.
    pub fn at(moment: Instant) -> Self {
        Self(Mutex::new(to_micros(moment)))
    }

    /// Puts the clock to this moment, forward or back.
    pub fn set(&self, moment: Instant) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = to_micros(moment);
    }

    /// Moves the clock by so much.
    pub fn advance(&self, by: TimeDelta) {
        self.set(self.now() + by);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A running clock moved by whole days, for showing the system on another day.
#[derive(Debug, Clone, Copy)]
pub struct ShiftedClock<C = SystemClock> {
    base: C,
    shift: TimeDelta,
}

impl<C: Clock> ShiftedClock<C> {
    /// The base clock, moved so that the present day in China is `today`; the time of day stays.
    pub fn on(today: NaiveDate, base: C) -> Self {
        let shift = today - base.today();
        Self { base, shift }
    }
}

impl<C: Clock> Clock for ShiftedClock<C> {
    fn now(&self) -> Instant {
        self.base.now() + self.shift
    }
}

/// A clock that can be sent to another moment, where it stands, and let run again: for playing
/// what happened before.
pub struct StagedClock {
    base: Arc<dyn Clock>,
    stands_at: Mutex<Option<Instant>>,
}

impl StagedClock {
    /// The base clock, running.
    pub fn on(base: Arc<dyn Clock>) -> Self {
        Self { base, stands_at: Mutex::new(None) }
    }

    /// Sends it to this moment; `None` lets it run again.
    pub fn send_to(&self, moment: Option<Instant>) {
        *self.stands_at.lock().unwrap_or_else(PoisonError::into_inner) = moment.map(to_micros);
    }
}

impl Clock for StagedClock {
    fn now(&self) -> Instant {
        let stands_at = *self.stands_at.lock().unwrap_or_else(PoisonError::into_inner);
        stands_at.unwrap_or_else(|| self.base.now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_day_changes_at_midnight_in_china() {
        assert_eq!(local_date(moment("2026-09-28T15:59:59Z")), day("2026-09-28"));
        assert_eq!(local_date(moment("2026-09-28T16:00:00Z")), day("2026-09-29"));
        assert_eq!(local(moment("2026-09-28T00:00:00Z")).to_rfc3339(), "2026-09-28T08:00:00+08:00");
    }

    #[test]
    fn a_day_ends_where_the_next_begins() {
        let end = end_of_day(day("2026-09-28"));
        assert_eq!(end, moment("2026-09-28T16:00:00Z"));
        assert_eq!(end, start_of_day(day("2026-09-29")));
    }

    #[test]
    fn what_is_finer_than_a_microsecond_is_cut() {
        let clock = FixedClock::at(moment("2026-09-28T01:02:03.123456789Z"));
        assert_eq!(clock.now(), moment("2026-09-28T01:02:03.123456Z"));
        let now = SystemClock.now();
        assert_eq!(now, to_micros(now));
    }

    #[test]
    fn a_fixed_clock_moves_only_when_told() {
        let clock = Arc::new(FixedClock::at(moment("2026-09-28T01:00:00Z")));
        let seen: Arc<dyn Clock> = clock.clone();
        clock.advance(TimeDelta::hours(24));
        assert_eq!(seen.today(), day("2026-09-29"));
        clock.set(moment("2020-01-01T00:00:00Z"));
        assert_eq!(seen.now(), moment("2020-01-01T00:00:00Z"));
    }

    #[test]
    fn a_staged_clock_stands_where_it_is_sent_and_runs_again() {
        let base = Arc::new(FixedClock::at(moment("2026-09-28T01:00:00Z")));
        let staged = StagedClock::on(base.clone());
        staged.send_to(Some(moment("2025-10-01T01:00:00Z")));
        base.advance(TimeDelta::hours(1));
        assert_eq!(staged.today(), day("2025-10-01"));
        staged.send_to(None);
        assert_eq!(staged.now(), base.now());
    }

    #[test]
    fn a_shifted_clock_keeps_the_time_of_day_and_runs_on() {
        let base = Arc::new(FixedClock::at(moment("2026-09-28T17:30:00Z")));
        let shifted = ShiftedClock::on(day("2024-02-29"), base.clone());
        assert_eq!(shifted.today(), day("2024-02-29"));
        assert_eq!(shifted.now(), moment("2024-02-28T17:30:00Z"));
        base.advance(TimeDelta::minutes(5));
        assert_eq!(shifted.now(), moment("2024-02-28T17:35:00Z"));
    }
}
