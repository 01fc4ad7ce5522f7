//! What holds of the periods of every cadence but the term.

use chrono::{Days, NaiveDate};
use kernel::period::{Cadence, Period, PeriodKey, periods};
use proptest::prelude::*;

use crate::day;

/// A day from which 900 more stay within the calendar, which ends with 2099.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..97 * 365).prop_map(|after| day("2000-01-01") + Days::new(after))
}

fn any_cadence() -> impl Strategy<Value = Cadence> {
    let tiling = Cadence::ALL.into_iter().filter(|cadence| *cadence != Cadence::Term);
    prop::sample::select(tiling.collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn periods_tile_time_without_gap_or_overlap(cadence in any_cadence(), from in any_day(), days in 0_u64..900) {
        let to = from + Days::new(days);
        let found = periods(cadence, from, to, &[]);
        prop_assert!(found.iter().all(|period| period.first <= period.last));
        prop_assert!(found.windows(2).all(|pair| pair[0].last + Days::new(1) == pair[1].first));
        prop_assert!(found.first().is_some_and(|first| first.contains(from)));
        prop_assert!(found.last().is_some_and(|last| last.contains(to)));
    }

    #[test]
    fn a_period_is_found_by_its_key_again(cadence in any_cadence(), date in any_day()) {
        for period in periods(cadence, date, date + Days::new(40), &[]) {
            let key: PeriodKey = period.to_string().parse().unwrap();
            prop_assert_eq!(Period::of_key(key, &[]), Some(period));
            prop_assert_eq!(period.cadence(), cadence);
        }
    }

    #[test]
    fn a_day_has_the_same_period_wherever_the_question_begins(
        cadence in any_cadence(), from in any_day(), later in 0_u64..500,
    ) {
        let date = from + Days::new(later);
        let last = periods(cadence, from, date, &[]).last().copied();
        prop_assert_eq!(last, periods(cadence, date, date, &[]).first().copied());
    }

    #[test]
    fn no_text_makes_the_reading_of_a_key_fall_over(text in "\\PC{0,12}|[0-9]{1,4}-[WFQH0-9-]{0,8}") {
        if let Ok(key) = text.parse::<PeriodKey>() {
            prop_assert_eq!(key.to_string(), text);
        }
    }
}

#[test]
fn days_outside_the_calendar_have_no_period() {
    for cadence in Cadence::ALL {
        assert!(periods(cadence, day("1990-01-01"), day("1999-12-31"), &[]).is_empty());
        assert!(periods(cadence, day("2100-01-01"), NaiveDate::MAX, &[]).is_empty());
        assert!(periods(cadence, day("2026-02-01"), day("2026-01-01"), &[]).is_empty());
    }
    let years = periods(Cadence::Year, NaiveDate::MIN, NaiveDate::MAX, &[]);
    assert_eq!(years.len(), 100);
}
