//! Time limits with a known answer.

use kernel::calendar::{Due, Pause, Pauses, RollForward, Why, due_after_hours};

use crate::data::{CALENDAR, day};

fn working(from: &str, n: u32) -> Due {
    CALENDAR.due_after_working_days(day(from), n).unwrap()
}

fn skipped(due: &Due) -> Vec<(String, String)> {
    due.skipped.iter().map(|skip| (skip.date.to_string(), skip.why.to_string())).collect()
}

#[test]
fn working_days_end_where_the_notices_say() {
    let table = [
        ("2026-02-12", 5, "2026-02-26"),
        ("2026-09-30", 5, "2026-10-13"),
        ("2026-09-24", 3, "2026-09-30"),
        ("2026-04-29", 15, "2026-05-22"),
        ("2026-01-30", 15, "2026-02-27"),
        ("2025-12-31", 5, "2026-01-08"),
        ("2025-09-28", 7, "2025-10-14"),
        ("2026-09-28", 15, "2026-10-23"),
    ];
    for (from, n, due) in table {
        let reckoned = working(from, n);
        assert_eq!(reckoned.due, day(due), "{from} + {n}");
        assert!(!reckoned.provisional, "{from} + {n}");
    }
}

#[test]
fn sixty_days_ending_on_labour_day_move_to_the_first_working_day() {
    let from = day("2026-03-05");
    let moved = CALENDAR.due_after_days(from, 60, RollForward::On).unwrap();
    assert_eq!(moved.due, day("2026-05-06"));
    assert_eq!(moved.counted.len(), 60);
    let labour = |date: &str| (date.to_owned(), "劳动节".to_owned());
    assert_eq!(skipped(&moved), [labour("2026-05-04"), labour("2026-05-05")]);
    let unmoved = CALENDAR.due_after_days(from, 60, RollForward::Off).unwrap();
    assert_eq!((unmoved.due, unmoved.skipped.len()), (day("2026-05-04"), 0));
}

#[test]
fn a_month_ends_on_the_same_day_or_at_the_month_s_end() {
    let months = |from, n, roll| CALENDAR.due_after_months(day(from), n, roll).unwrap().due;
    // A Saturday, but a make-up working day: it stays.
    assert_eq!(months("2026-01-31", 1, RollForward::On), day("2026-02-28"));
    assert_eq!(months("2024-01-31", 1, RollForward::Off), day("2024-02-29"));
    assert_eq!(months("2026-03-15", 3, RollForward::On), day("2026-06-15"));
    assert_eq!(months("2026-07-01", 3, RollForward::Off), day("2026-10-01"));
    assert_eq!(months("2026-07-01", 3, RollForward::On), day("2026-10-08"));
    assert_eq!(months("2024-02-29", 12, RollForward::Off), day("2025-02-28"));
}

#[test]
fn hours_run_through_night_and_holiday() {
    let from = "2026-09-30T10:30:00Z".parse().unwrap();
    assert_eq!(due_after_hours(from, 48), Ok("2026-10-02T10:30:00Z".parse().unwrap()));
}

#[test]
fn the_working_is_shown_as_json() {
    let due = working("2026-10-08", 3);
    assert_eq!(
        serde_json::to_string(&due).unwrap(),
        r#"{"due":"2026-10-12","counted":["2026-10-09","2026-10-10","2026-10-12"],"#.to_owned()
            + r#""skipped":[{"date":"2026-10-11","why":"周末"}],"provisional":false}"#
    );
}

#[test]
fn a_limit_that_touches_an_open_day_is_provisional() {
    assert!(!working("2026-12-24", 2).provisional);
    assert!(working("2026-12-24", 3).provisional);
    // It ends among settled days, but began among open ones.
    assert!(working("2006-12-20", 15).provisional);
    let days = |n, roll| CALENDAR.due_after_days(day("2026-12-01"), n, roll).unwrap();
    assert!(days(60, RollForward::On).provisional);
    assert!(!days(60, RollForward::Off).provisional, "no notice can move it");
    assert!(!days(20, RollForward::On).provisional);
    // Passing over open days does no harm where only the last day is asked.
    assert!(!CALENDAR.due_after_days(day("2006-06-01"), 300, RollForward::On).unwrap().provisional);
}

#[test]
fn the_clock_stands_during_a_hearing() {
    let pause = |first, last, why: &str| Pause {
        first: day(first),
        last: day(last),
        reason: why.to_owned(),
    };
    let pauses = Pauses::NONE.and(pause("2026-03-10", "2026-03-19", "hearing")).unwrap();
    let from = day("2026-03-02");
    let due = CALENDAR.due_after_days_pausing(from, 30, RollForward::Off, &pauses).unwrap();
    assert_eq!((due.due, due.skipped.len()), (day("2026-04-11"), 10));
    assert_eq!(due.skipped[0].why, Why::Paused { reason: "hearing".to_owned() });
    let due = CALENDAR.due_after_working_days_pausing(from, 6, &pauses).unwrap();
    assert_eq!((due.due, due.skipped.len()), (day("2026-03-20"), 12));
}

#[test]
fn a_last_day_off_moves_past_a_pause_as_well() {
    let pause =
        Pause { first: day("2026-03-09"), last: day("2026-03-10"), reason: "hearing".into() };
    let pauses = Pauses::NONE.and(pause).unwrap();
    let from = day("2026-03-01");
    let due = CALENDAR.due_after_days_pausing(from, 7, RollForward::On, &pauses).unwrap();
    assert_eq!(due.due, day("2026-03-11"));
}
