//! When a duty of a period is due.

use std::num::NonZeroU8;

use chrono::{Days, NaiveDate};
use kernel::period::{Anchor, Cadence, DueRule, Period, periods};
use proptest::prelude::*;

use crate::data::{CALENDAR, day};

fn nth(number: u8) -> NonZeroU8 {
    NonZeroU8::new(number).unwrap()
}

fn working(number: u8, from: Anchor) -> DueRule {
    DueRule::WorkingDay { nth: nth(number), from }
}

fn month(key: &str) -> Period {
    Period::of_key(key.parse().unwrap(), &[]).unwrap()
}

fn due(rule: DueRule, key: &str) -> String {
    rule.due_on(&month(key), &CALENDAR).0.to_string()
}

#[test]
fn a_working_day_is_counted_from_the_start_back_from_the_end_or_on_from_it() {
    // 1 to 7 October 2026 are off, 10 October is a make-up working day.
    assert_eq!(due(working(1, Anchor::Start), "2026-10"), "2026-10-08");
    assert_eq!(due(working(3, Anchor::Start), "2026-10"), "2026-10-10");
    assert_eq!(due(working(1, Anchor::End), "2026-10"), "2026-10-30");
    assert_eq!(due(working(5, Anchor::End), "2026-10"), "2026-10-26");
    assert_eq!(due(working(1, Anchor::AfterEnd), "2026-09"), "2026-10-08");
    assert_eq!(due(working(1, Anchor::Start), "2026-09"), "2026-09-01");
}

#[test]
fn a_day_of_the_period_is_the_last_one_where_there_are_fewer() {
    assert_eq!(due(DueRule::Day { nth: nth(25) }, "2026-02"), "2026-02-25");
    assert_eq!(due(DueRule::Day { nth: nth(31) }, "2026-02"), "2026-02-28");
    assert_eq!(due(DueRule::Day { nth: nth(1) }, "2026-02"), "2026-02-01");
    assert_eq!(due(DueRule::LastDay, "2026-10"), "2026-10-31");
}

#[test]
fn a_working_day_of_a_year_without_notice_is_provisional_and_a_plain_day_is_not() {
    let provisional = |rule: DueRule, key| rule.due_on(&month(key), &CALENDAR).1;
    assert!(provisional(working(5, Anchor::Start), "2027-03"));
    assert!(provisional(working(5, Anchor::AfterEnd), "2026-12"));
    assert!(!provisional(working(5, Anchor::Start), "2026-03"));
    assert!(!provisional(DueRule::LastDay, "2027-03"));
    assert!(!provisional(DueRule::Day { nth: nth(5) }, "2027-03"));
}

#[test]
fn rules_stand_in_json_under_their_names() {
    let cases = [
        (DueRule::LastDay, r#"{"rule":"last-day"}"#),
        (DueRule::Day { nth: nth(25) }, r#"{"rule":"day","nth":25}"#),
        (working(5, Anchor::AfterEnd), r#"{"rule":"working-day","nth":5,"from":"after-end"}"#),
    ];
    for (rule, json) in cases {
        assert_eq!(serde_json::to_string(&rule).unwrap(), json);
        assert_eq!(serde_json::from_str::<DueRule>(json).unwrap(), rule);
    }
    assert!(serde_json::from_str::<DueRule>(r#"{"rule":"day","nth":0}"#).is_err());
}

fn any_period() -> impl Strategy<Value = Period> {
    let cadences = vec![Cadence::Week, Cadence::Month, Cadence::Quarter, Cadence::SchoolYear];
    (prop::sample::select(cadences), 0_u64..30 * 365).prop_map(|(cadence, after)| {
        let date = day("2005-01-01") + Days::new(after);
        periods(cadence, date, date, &[])[0]
    })
}

fn works(date: NaiveDate) -> bool {
    CALENDAR.day(date).kind.is_working()
}

/// The working days from `first` to `last`, both included.
fn worked(first: NaiveDate, last: NaiveDate) -> usize {
    first.iter_days().take_while(|date| *date <= last).filter(|date| works(*date)).count()
}

proptest! {
    #[test]
    fn a_working_day_rule_never_lands_on_a_day_off(
        period in any_period(), number in 1_u8..,
        from in prop::sample::select(&[Anchor::Start, Anchor::End, Anchor::AfterEnd][..]),
    ) {
        prop_assert!(works(working(number, from).due_on(&period, &CALENDAR).0));
    }

    #[test]
    fn the_nth_working_day_has_n_working_days_up_to_it(period in any_period(), number in 1_u8..60) {
        let on = |from| working(number, from).due_on(&period, &CALENDAR).0;
        let n = usize::from(number);
        prop_assert_eq!(worked(period.first, on(Anchor::Start)), n);
        prop_assert_eq!(worked(on(Anchor::End), period.last), n);
        prop_assert_eq!(worked(period.last + Days::new(1), on(Anchor::AfterEnd)), n);
    }

    #[test]
    fn a_plain_day_lies_in_its_period(period in any_period(), number in 1_u8..) {
        let on = DueRule::Day { nth: nth(number) }.due_on(&period, &CALENDAR).0;
        prop_assert!(period.contains(on));
    }
}
