//! The names of periods.

use kernel::period::{Cadence, Period, PeriodKey, SchoolYear, periods};

use crate::day;

fn on(cadence: Cadence, date: &str) -> String {
    let found = periods(cadence, day(date), day(date), &[]);
    let [period] = found.as_slice() else { panic!("one period holds a day: {found:?}") };
    format!("{period} {} {}", period.first, period.last)
}

#[test]
fn every_cadence_names_the_period_of_a_day() {
    let named = |cadence| on(cadence, "2026-09-24");
    assert_eq!(named(Cadence::Week), "2026-W39 2026-09-21 2026-09-27");
    assert_eq!(named(Cadence::Fortnight), "2026-F39 2026-09-21 2026-10-04");
    assert_eq!(named(Cadence::Month), "2026-09 2026-09-01 2026-09-30");
    assert_eq!(named(Cadence::Quarter), "2026-Q3 2026-07-01 2026-09-30");
    assert_eq!(named(Cadence::HalfYear), "2026-H2 2026-07-01 2026-12-31");
    assert_eq!(named(Cadence::Year), "2026 2026-01-01 2026-12-31");
    assert_eq!(named(Cadence::SchoolYear), "2026-2027 2026-09-01 2027-08-31");
}

#[test]
fn the_school_year_begins_on_the_first_of_september() {
    assert!(on(Cadence::SchoolYear, "2026-08-31").starts_with("2025-2026 "));
    assert!(on(Cadence::SchoolYear, "2026-09-01").starts_with("2026-2027 "));
}

#[test]
fn a_week_belongs_to_its_iso_year() {
    assert_eq!(on(Cadence::Week, "2027-01-03"), "2026-W53 2026-12-28 2027-01-03");
    assert_eq!(on(Cadence::Week, "2024-12-30"), "2025-W01 2024-12-30 2025-01-05");
}

#[test]
fn what_is_not_the_one_way_to_write_a_period_is_refused() {
    let wrong = [
        "",
        "-",
        "2026-",
        "26",
        "+2026",
        "2026-9",
        "2026-13",
        "2026-00",
        "2026-Q5",
        "2026-Q0",
        "2026-H3",
        "2026-H0",
        "2026-W54",
        "2025-W53",
        "2026-W00",
        "2026-W1",
        "2026-F38",
        "2026-2028",
        "2026-2027-3",
        "2026-2027-01",
        "2026-2027-",
        "2026-周",
        "2026-w39",
        "1998",
        "2100",
        "2026-Q4294967295",
        "99999999999",
    ];
    for text in wrong {
        assert!(text.parse::<PeriodKey>().is_err(), "{text:?}");
    }
}

#[test]
fn keys_and_school_years_stand_in_json_as_text() {
    let key: PeriodKey = serde_json::from_str("\"2026-2027-1\"").unwrap();
    assert_eq!(serde_json::to_string(&key).unwrap(), "\"2026-2027-1\"");
    assert!(serde_json::from_str::<PeriodKey>("\"2026-Q9\"").is_err());
    assert_eq!("2026-2027".parse(), Ok(SchoolYear(2026)));
    assert!("2026".parse::<SchoolYear>().is_err());
}

#[test]
fn a_cadence_is_found_by_its_name() {
    for cadence in Cadence::ALL {
        assert_eq!(cadence.to_string().parse(), Ok(cadence));
        assert_eq!(serde_json::to_string(&cadence).unwrap(), format!("\"{cadence}\""));
    }
    assert!("decade".parse::<Cadence>().is_err());
}

#[test]
fn a_key_made_by_hand_that_names_nothing_has_no_period() {
    for key in [
        PeriodKey::Week(2026, 60),
        PeriodKey::Quarter(2026, u32::MAX),
        PeriodKey::Month(i32::MAX, 1),
    ] {
        assert_eq!(Period::of_key(key, &[]), None);
    }
}
