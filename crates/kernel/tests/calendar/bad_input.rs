//! What is refused.

use kernel::calendar::{
    DueError, LONGEST_DAYS, LONGEST_HOURS, LONGEST_MONTHS, NoticeError, Pause, PauseError, Pauses,
    RollForward, WorkCalendar, due_after_hours,
};

use crate::data::{CALENDAR, day, notice};

#[test]
fn a_limit_of_zero_is_refused() {
    let from = day("2026-03-02");
    let roll = RollForward::On;
    assert_eq!(CALENDAR.due_after_working_days(from, 0), Err(DueError::Zero));
    assert_eq!(CALENDAR.due_after_days(from, 0, roll), Err(DueError::Zero));
    assert_eq!(CALENDAR.due_after_months(from, 0, roll), Err(DueError::Zero));
    assert_eq!(due_after_hours(kernel::start_of_day(from), 0), Err(DueError::Zero));
}

#[test]
fn a_limit_beyond_the_longest_is_refused_and_the_longest_is_not() {
    let from = day("2026-03-02");
    let roll = RollForward::On;
    let too_long = |longest: u32| Some(DueError::TooLong { given: longest + 1, longest });
    assert_eq!(
        CALENDAR.due_after_working_days(from, LONGEST_DAYS + 1).err(),
        too_long(LONGEST_DAYS)
    );
    assert_eq!(CALENDAR.due_after_days(from, LONGEST_DAYS + 1, roll).err(), too_long(LONGEST_DAYS));
    let months = |n| CALENDAR.due_after_months(from, n, roll).err();
    assert_eq!(months(LONGEST_MONTHS + 1), too_long(LONGEST_MONTHS));
    let hours = |n| due_after_hours(kernel::start_of_day(from), n).err();
    assert_eq!(hours(LONGEST_HOURS + 1), too_long(LONGEST_HOURS));
    assert_eq!(CALENDAR.due_after_working_days(from, LONGEST_DAYS).err(), None);
    assert_eq!((months(LONGEST_MONTHS), hours(LONGEST_HOURS)), (None, None));
}

#[test]
fn days_outside_the_calendar_are_refused() {
    let outside = |text| Some(DueError::OutsideCalendar(day(text)));
    let working = |from, n| CALENDAR.due_after_working_days(day(from), n).err();
    assert_eq!(working("1999-12-31", 1), outside("1999-12-31"));
    assert_eq!(working("2099-12-30", 9), outside("2100-01-01"));
    assert_eq!(working("+262142-12-31", 9), outside("+262142-12-31"));
    let months = CALENDAR.due_after_months(day("+262142-12-31"), 9, RollForward::On);
    assert_eq!(months.err(), outside("+262142-12-31"));
    let late = kernel::start_of_day(day("2099-12-31"));
    assert_eq!(due_after_hours(late, 24).err(), outside("2100-01-01"));
}

#[test]
fn a_notice_with_a_day_of_another_year_or_a_day_twice_is_refused() {
    let refused = |days: &[_]| WorkCalendar::new([notice(2027, days)], []).err();
    let late = day("2028-01-01");
    assert_eq!(
        refused(&[("元旦", "2028-01-01", true)]),
        Some(NoticeError::DayOutsideYear { year: 2027, date: late })
    );
    assert!(refused(&[("元旦", "2026-11-30", true)]).is_some());
    assert_eq!(
        refused(&[("春节", "2027-02-06", true), ("春节", "2027-02-06", false)]),
        Some(NoticeError::DayTwice { year: 2027, date: day("2027-02-06") })
    );
    let overlay = notice(2027, &[("Lanxi Day", "2029-08-19", true)]);
    assert!(CALENDAR.clone().with_overlay([overlay]).is_err());
}

#[test]
fn a_pause_needs_its_ends_in_order_and_a_reason() {
    let pause = |last, reason: &str| {
        let pause = Pause { first: day("2026-03-10"), last: day(last), reason: reason.to_owned() };
        Pauses::NONE.and(pause).err()
    };
    assert_eq!(pause("2026-03-10", "hearing"), None);
    assert_eq!(pause("2026-03-10", "  "), Some(PauseError::NoReason));
    assert!(matches!(pause("2026-03-09", "hearing"), Some(PauseError::EndsBeforeItBegins { .. })));
}
