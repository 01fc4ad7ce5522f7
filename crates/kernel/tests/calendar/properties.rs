//! What holds of every time limit.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta};
use kernel::calendar::{Due, Pause, Pauses, RollForward, due_after_hours};
use kernel::start_of_day;
use proptest::prelude::*;

use crate::data::{CALENDAR, day};

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..31 * 365).prop_map(|after| day("2002-01-01") + Days::new(after))
}

fn any_roll() -> impl Strategy<Value = RollForward> {
    prop_oneof![Just(RollForward::On), Just(RollForward::Off)]
}

fn any_pauses() -> impl Strategy<Value = Vec<(u64, u64)>> {
    prop::collection::vec((0_u64..60, 0_u64..20), 0..4)
}

fn pauses_after(from: NaiveDate, spans: &[(u64, u64)]) -> Pauses {
    spans.iter().fold(Pauses::NONE, |pauses, &(start, length)| {
        let first = from + Days::new(start);
        let pause = Pause { first, last: first + Days::new(length), reason: "hearing".to_owned() };
        pauses.and(pause).unwrap()
    })
}

fn works(date: NaiveDate) -> bool {
    CALENDAR.day(date).kind.is_working()
}

fn working(from: NaiveDate, n: u32) -> Due {
    CALENDAR.due_after_working_days(from, n).unwrap()
}

/// Counted and skipped days together are the days after `from` up to the due day, each once.
fn shows_its_working(from: NaiveDate, due: &Due) -> bool {
    let skipped = due.skipped.iter().map(|skip| skip.date);
    let mut shown: Vec<_> = due.counted.iter().copied().chain(skipped).collect();
    shown.sort_unstable();
    let expected: Vec<_> = from.iter_days().skip(1).take_while(|date| *date <= due.due).collect();
    shown == expected && due.counted.last() == Some(&due.due)
}

proptest! {
    #[test]
    fn a_working_day_limit_counts_working_days_and_shows_every_day(from in any_day(), n in 1_u32..90) {
        let due = working(from, n);
        prop_assert_eq!(due.counted.len(), n as usize);
        prop_assert!(shows_its_working(from, &due));
        prop_assert!(due.counted.iter().all(|date| works(*date)));
        prop_assert!(due.skipped.iter().all(|skip| !works(skip.date)));
    }

    #[test]
    fn a_longer_limit_ends_later(from in any_day(), n in 1_u32..200) {
        prop_assert!(working(from, n).due < working(from, n + 1).due);
        let days = |n| CALENDAR.due_after_days(from, n, RollForward::On).unwrap().due;
        prop_assert!(days(n) <= days(n + 1));
    }

    #[test]
    fn working_days_add_up_step_by_step(from in any_day(), a in 1_u32..40, b in 1_u32..40) {
        prop_assert_eq!(working(working(from, a).due, b).due, working(from, a + b).due);
    }

    #[test]
    fn a_working_day_limit_is_provisional_exactly_if_a_day_of_it_is(from in any_day(), n in 1_u32..40) {
        let due = working(from, n);
        let mut days = from.iter_days().skip(1).take_while(|date| *date <= due.due);
        prop_assert_eq!(due.provisional, days.any(|date| CALENDAR.day(date).provisional));
    }

    #[test]
    fn a_day_limit_ends_on_its_day_or_on_the_first_working_day_after(from in any_day(), n in 1_u32..400) {
        let nominal = from + Days::new(n.into());
        let stays = CALENDAR.due_after_days(from, n, RollForward::Off).unwrap();
        let moves = CALENDAR.due_after_days(from, n, RollForward::On).unwrap();
        prop_assert_eq!(stays.due, nominal);
        prop_assert_eq!(nominal.iter_days().find(|date| works(*date)), Some(moves.due));
        prop_assert!(shows_its_working(from, &stays) && shows_its_working(from, &moves));
        prop_assert_eq!((stays.counted.len(), moves.counted.len()), (n as usize, n as usize));
    }

    #[test]
    fn a_month_limit_keeps_the_day_of_the_month_or_takes_the_last(from in any_day(), n in 1_u32..=120) {
        let due = CALENDAR.due_after_months(from, n, RollForward::Off).unwrap();
        let months = |date: NaiveDate| date.year() * 12 + date.month0().cast_signed();
        prop_assert_eq!(months(due.due) - months(from), n.cast_signed());
        let is_last = (due.due + Days::new(1)).day() == 1;
        prop_assert!(due.due.day() == from.day() || (is_last && due.due.day() < from.day()));
        prop_assert!(shows_its_working(from, &due));
        let moved = CALENDAR.due_after_months(from, n, RollForward::On).unwrap().due;
        prop_assert_eq!(due.due.iter_days().find(|date| works(*date)), Some(moved));
    }

    #[test]
    fn the_last_day_of_january_and_a_month_is_the_last_day_of_february(year in 2000_i32..=2098) {
        let from = NaiveDate::from_ymd_opt(year, 1, 31).unwrap();
        let due = CALENDAR.due_after_months(from, 1, RollForward::Off).unwrap().due;
        prop_assert_eq!(due + Days::new(1), from + Days::new(1) + Months::new(1));
    }

    #[test]
    fn hours_are_exact_and_add_up(from in any_day(), minute in 0_i64..1440, a in 1_u32..999, b in 1_u32..999) {
        let from = start_of_day(from) + TimeDelta::minutes(minute);
        let both = due_after_hours(from, a + b).unwrap();
        prop_assert_eq!(both - from, TimeDelta::hours((a + b).into()));
        prop_assert_eq!(due_after_hours(due_after_hours(from, a).unwrap(), b), Ok(both));
    }

    #[test]
    fn no_paused_day_counts_and_a_pause_never_shortens(
        from in any_day(), n in 1_u32..60, roll in any_roll(), spans in any_pauses(),
    ) {
        let pauses = pauses_after(from, &spans);
        let due = CALENDAR.due_after_days_pausing(from, n, roll, &pauses).unwrap();
        prop_assert!(shows_its_working(from, &due));
        prop_assert_eq!(due.counted.len(), n as usize);
        prop_assert!(due.counted.iter().all(|date| pauses.reason_on(*date).is_none()));
        prop_assert!(due.due >= CALENDAR.due_after_days(from, n, roll).unwrap().due);
        let due = CALENDAR.due_after_working_days_pausing(from, n, &pauses).unwrap();
        prop_assert!(due.counted.iter().all(|date| pauses.reason_on(*date).is_none() && works(*date)));
        prop_assert!(shows_its_working(from, &due));
    }
}
