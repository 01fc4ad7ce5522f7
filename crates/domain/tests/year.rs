//! The year: on which days duties fall due, and what a county leaves out of it.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::num::NonZeroU8;

use chrono::{Datelike, NaiveDate};
use domain::plans::{NOTICE, Recurrence, StandingKey, YearRefusal, begins_on, due_days, omit};
use kernel::calendar::WorkCalendar;
use kernel::period::{Anchor, Cadence, DueRule, SchoolYear, TermDates, TermNumber};
use kernel::{AccountId, CountyId, Instant, SeededIds};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn year(year: i32) -> (NaiveDate, NaiveDate) {
    (day(&format!("{year}-01-01")), day(&format!("{year}-12-31")))
}

fn calendar() -> WorkCalendar {
    WorkCalendar::new([], []).unwrap()
}

fn terms() -> Vec<TermDates> {
    let term = |number, first, last| TermDates {
        school_year: SchoolYear(2026),
        number,
        first: day(first),
        last: day(last),
    };
    vec![
        term(TermNumber::First, "2026-09-01", "2027-01-22"),
        term(TermNumber::Second, "2027-02-22", "2027-07-02"),
    ]
}

fn every(cadence: Cadence, due: DueRule, from: &str) -> Recurrence {
    Recurrence::Every { cadence, due, from: day(from), until: None }
}

fn days_of(recurrence: &Recurrence, begun: &str, of: i32) -> Vec<NaiveDate> {
    let days = due_days(recurrence, day(begun), year(of), &terms(), &calendar());
    days.into_iter().map(|day| day.on).collect()
}

#[test]
fn a_monthly_duty_is_due_twelve_times_a_year_and_not_before_it_began() {
    let monthly = every(Cadence::Month, DueRule::LastDay, "2025-01-01");
    let days = days_of(&monthly, "2025-01-01", 2026);
    assert_eq!((days.len(), days[1]), (12, day("2026-02-28")));
    assert_eq!(days_of(&monthly, "2026-10-05", 2026).len(), 3, "October is asked still");
}

#[test]
fn what_is_counted_after_its_period_falls_into_the_next_year() {
    let nth = NonZeroU8::new(5).unwrap();
    let after = DueRule::WorkingDay { nth, from: Anchor::AfterEnd };
    let quarterly = every(Cadence::Quarter, after, "2025-01-01");
    let days = days_of(&quarterly, "2025-01-01", 2026);
    assert_eq!(days.len(), 4);
    assert_eq!((days[0].month(), days[3].month()), (1, 10), "of the last quarter before, too");
}

#[test]
fn what_follows_terms_has_days_only_where_terms_are_known() {
    let nth = NonZeroU8::new(10).unwrap();
    let due = DueRule::Day { nth };
    let each_term = every(Cadence::Term, due, "2020-01-01");
    assert_eq!(days_of(&each_term, "2020-01-01", 2026), [day("2026-09-10")]);
    assert_eq!(days_of(&each_term, "2020-01-01", 2025), []);
}

#[test]
fn what_is_asked_once_stands_in_its_year() {
    let once = Recurrence::Once { due_on: day("2026-10-30") };
    assert_eq!(days_of(&once, "2026-09-28", 2026), [day("2026-10-30")]);
    assert_eq!(days_of(&once, "2026-09-28", 2027), []);
}

#[test]
fn a_yearly_duty_whose_day_has_passed_begins_with_the_next_year() {
    let due = DueRule::Day { nth: NonZeroU8::new(50).unwrap() };
    let begins = |today: &str| begins_on(Cadence::Year, due, day(today), &terms(), &calendar());
    assert_eq!(begins("2026-09-28"), day("2027-01-01"));
    assert_eq!(begins("2026-02-01"), day("2026-02-01"), "this year's is still ahead");
    assert_eq!(begins("2026-02-10"), day("2027-01-01"), "nothing is asked for next week");
}

#[test]
fn what_is_left_out_has_a_reason() {
    let ids = SeededIds::new(3);
    let (county, by) = (CountyId::fresh(&ids), AccountId::fresh(&ids));
    let now: Instant = "2026-09-28T02:00:00Z".parse().unwrap();
    let key: StandingKey = "open-day".parse().unwrap();
    assert_eq!(omit(county, key.clone(), " ", by, now), Err(YearRefusal::ReasonMissing));
    assert_eq!(omit(county, key, "none here", by, now).unwrap().0.reason, "none here");
}

#[test]
fn a_key_is_lower_case_words() {
    for wrong in ["", "Open", "open day", "开放日", &"a".repeat(61)] {
        assert!(wrong.parse::<StandingKey>().is_err(), "{wrong}");
    }
}

fn rule() -> impl Strategy<Value = DueRule> {
    let nth = || (1..=255_u8).prop_map(|nth| NonZeroU8::new(nth).unwrap());
    prop_oneof![
        Just(DueRule::LastDay),
        nth().prop_map(|nth| DueRule::Day { nth }),
        (nth(), prop_oneof![Just(Anchor::Start), Just(Anchor::End), Just(Anchor::AfterEnd)])
            .prop_map(|(nth, from)| DueRule::WorkingDay { nth, from }),
    ]
}

proptest! {
    #[test]
    fn the_years_hold_every_due_day_once(cadence in prop::sample::select(&Cadence::ALL[..]), due in rule()) {
        let begun = day("2024-01-01");
        let recurrence = every(cadence, due, "2024-01-01");
        let of = |span| due_days(&recurrence, begun, span, &terms(), &calendar());
        let together = of((day("2025-01-01"), day("2027-12-31")));
        let apart: Vec<_> = (2025..=2027).flat_map(|number| of(year(number))).collect();
        prop_assert_eq!(together, apart);
    }

    #[test]
    fn what_begins_on_the_suggested_day_leaves_two_weeks(cadence in prop::sample::select(&Cadence::ALL[..]), due in rule(), ahead in 0_u64..700) {
        let today = day("2026-01-01") + chrono::Days::new(ahead);
        let from = begins_on(cadence, due, today, &terms(), &calendar());
        prop_assert!(from >= today);
        let recurrence = Recurrence::Every { cadence, due, from, until: None };
        let span = (today - chrono::Days::new(800), today + chrono::Days::new(430));
        let days = due_days(&recurrence, from, span, &terms(), &calendar());
        let is_term = cadence == Cadence::Term;
        prop_assert!(is_term || days.iter().all(|day| day.on >= today + NOTICE), "{:?}", days);
    }
}
