//! Terms and their teaching weeks.

use kernel::period::{Cadence, Period, SchoolYear, TermDates, TermNumber, periods};

use crate::day;

fn autumn() -> TermDates {
    TermDates {
        school_year: SchoolYear(2026),
        number: TermNumber::First,
        first: day("2026-09-01"),
        last: day("2027-01-22"),
    }
}

fn spring() -> TermDates {
    TermDates {
        number: TermNumber::Second,
        first: day("2027-03-01"),
        last: day("2027-07-09"),
        ..autumn()
    }
}

#[test]
fn week_one_is_the_iso_week_of_the_first_day() {
    let week = |date| autumn().teaching_week(day(date));
    assert_eq!(week("2026-08-31"), None);
    assert_eq!(week("2026-09-01"), Some(1));
    assert_eq!(week("2026-09-06"), Some(1));
    assert_eq!(week("2026-09-07"), Some(2));
    assert_eq!(week("2027-01-22"), Some(21));
    assert_eq!(week("2027-01-23"), None);
    assert_eq!((autumn().weeks(), spring().weeks()), (21, 19));
}

#[test]
fn terms_are_periods_with_the_county_s_dates_and_leave_the_holidays_out() {
    let terms = [spring(), autumn()];
    let found = |from, to| -> Vec<String> {
        let found = periods(Cadence::Term, day(from), day(to), &terms);
        found.iter().map(ToString::to_string).collect()
    };
    assert_eq!(found("2026-01-01", "2027-12-31"), ["2026-2027-1", "2026-2027-2"]);
    assert_eq!(found("2027-01-22", "2027-02-28"), ["2026-2027-1"]);
    assert!(found("2027-02-01", "2027-02-28").is_empty());
    assert!(periods(Cadence::Term, day("2027-12-31"), day("2026-01-01"), &terms).is_empty());
    assert_eq!(Period::of_key(spring().key(), &terms), Some(spring().period()));
    assert_eq!(Period::of_key(spring().key(), &[]), None);
}
