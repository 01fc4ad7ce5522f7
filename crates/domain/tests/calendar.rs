//! Terms and holiday notices: what is accepted, what is refused, and what changes.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use chrono::NaiveDate;
use domain::calendar::{
    NoticeRefusal, TermRefusal, change, changed_days, define, load, missing_holidays,
    notice_as_lines, notice_of_lines, require_whole,
};
use kernel::calendar::{NoticeError, WorkCalendar, YearNotice};
use kernel::period::{SchoolYear, TermDates, TermNumber};
use kernel::{CountyId, NoticeId, SeededIds, Version};
use proptest::prelude::*;

const NOTICE: &str =
    "2026-12-31..2027-01-03 休 元旦\n\n2027-01-10 班\n2027-02-06..2027-02-12 off 春节";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn county() -> CountyId {
    CountyId::fresh(&SeededIds::new(1))
}

fn term(year: i32, number: TermNumber, first: &str, last: &str) -> TermDates {
    TermDates { school_year: SchoolYear(year), number, first: day(first), last: day(last) }
}

fn autumn() -> TermDates {
    term(2026, TermNumber::First, "2026-09-01", "2027-01-22")
}

fn spring(first: &str, last: &str) -> TermDates {
    term(2026, TermNumber::Second, first, last)
}

fn refused(dates: TermDates) -> TermRefusal {
    define(county(), dates, &[autumn()]).unwrap_err()
}

#[test]
fn a_term_is_defined_and_then_changed_in_place() {
    let (defined, _) = define(county(), spring("2027-02-22", "2027-07-02"), &[autumn()]).unwrap();
    assert_eq!(defined.version, Version::FIRST);
    let others = [autumn(), defined.dates];
    let (changed, _) = change(defined, day("2027-03-01"), day("2027-07-09"), &others).unwrap();
    assert_eq!((changed.dates.first, changed.version), (day("2027-03-01"), Version(2)));
}

#[test]
fn a_term_ends_after_it_begins_within_its_school_year() {
    assert_eq!(refused(spring("2027-07-02", "2027-02-22")), TermRefusal::EndsBeforeItBegins);
    let outside = TermRefusal::OutsideSchoolYear(SchoolYear(2026));
    assert_eq!(refused(spring("2027-05-01", "2027-09-01")), outside);
    assert_eq!(refused(term(2026, TermNumber::First, "2026-07-31", "2026-12-31")), outside);
}

#[test]
fn a_term_has_ten_to_thirty_weeks() {
    assert_eq!(refused(spring("2027-03-01", "2027-05-02")), TermRefusal::TooShort(9));
    assert!(define(county(), spring("2027-03-01", "2027-05-03"), &[autumn()]).is_ok());
    assert_eq!(refused(spring("2027-01-25", "2027-08-30")), TermRefusal::TooLong(32));
}

#[test]
fn terms_lie_beside_each_other_in_their_order() {
    let overlaps = TermRefusal::Overlaps(autumn().period());
    assert_eq!(refused(spring("2027-01-22", "2027-07-02")), overlaps);
    let before = term(2026, TermNumber::Second, "2026-08-01", "2026-10-10");
    let later = term(2026, TermNumber::First, "2027-02-01", "2027-06-30");
    let order = define(county(), before, &[later]).unwrap_err();
    assert_eq!(order, TermRefusal::OutOfOrder(later.period()));
}

fn load_on(today: &str, notice: YearNotice, known: &[YearNotice]) -> Result<(), NoticeRefusal> {
    let id = NoticeId::fresh(&SeededIds::new(2));
    load(id, county(), notice, day(today), known).map(drop)
}

#[test]
fn lines_become_a_notice_of_the_year_of_the_last_day() {
    let notice = notice_of_lines(NOTICE).unwrap();
    assert_eq!((notice.year, notice.days.len()), (2027, 12));
    assert_eq!(notice.days[4].name, "元旦", "a line without a name takes the one before");
    assert!(!notice.days[4].is_off_day);
    assert_eq!(load_on("2026-11-05", notice, &[]), Ok(()));
}

#[test]
fn a_notice_that_names_two_holidays_of_one_feast_is_whole_and_a_working_day_names_none() {
    let holidays = ["国庆节", "中秋节", "元旦"];
    let notice = notice_of_lines("2027-10-01..2027-10-08 休 国庆节、中秋节\n2027-01-10 班 元旦");
    let notice = notice.unwrap();
    assert_eq!(missing_holidays(&notice, &holidays), ["元旦"]);
    let names = vec!["元旦".to_owned()];
    let refused = NoticeRefusal::HolidaysMissing { year: 2027, names };
    assert_eq!(require_whole(&notice, &holidays, false), Err(refused));
    assert_eq!(require_whole(&notice, &holidays, true), Ok(()));
    assert_eq!(require_whole(&notice, &holidays[..2], false), Ok(()));
}

#[test]
fn a_line_that_cannot_be_read_is_named() {
    let wrong = [
        "2027-01-01",
        "2027-01-01 休",
        "2027-01-01 off",
        "2027-01-01 free 元旦",
        "元旦 休 2027-01-01",
        "2027-13-01 休 元旦",
        "2027-01-03..2027-01-01 休 元旦",
        "2027-01-01..2027-03-01 休 元旦",
        "2027-01-01..9999-12-31 休 元旦",
    ];
    for line in wrong {
        let text = format!("\n{line}");
        assert_eq!(
            notice_of_lines(&text),
            Err(NoticeRefusal::LineUnreadable { line: 2 }),
            "{line}"
        );
    }
    assert_eq!(notice_of_lines(" \n"), Err(NoticeRefusal::NoDays));
}

#[test]
fn only_notices_of_this_year_and_the_next_are_taken() {
    let notice = notice_of_lines(NOTICE).unwrap();
    for (today, taken) in
        [("2025-12-31", false), ("2026-01-01", true), ("2027-12-31", true), ("2028-01-01", false)]
    {
        let expected = if taken { Ok(()) } else { Err(NoticeRefusal::WrongYear(2027)) };
        assert_eq!(load_on(today, notice.clone(), &[]), expected, "{today}");
    }
}

#[test]
fn a_notice_with_wrong_days_names_or_addresses_is_refused() {
    let refused =
        |lines: &str| load_on("2026-11-05", notice_of_lines(lines).unwrap(), &[]).unwrap_err();
    let twice = NoticeError::DayTwice { year: 2027, date: day("2027-01-01") };
    assert_eq!(refused("2027-01-01 休 元旦\n2027-01-01 班"), NoticeRefusal::Days(twice));
    let outside = NoticeError::DayOutsideYear { year: 2027, date: day("2026-11-30") };
    assert_eq!(refused("2026-11-30 休 元旦\n2027-01-01 休"), NoticeRefusal::Days(outside));
    let long = format!("2027-01-01 休 {}", "节".repeat(41));
    assert_eq!(refused(&long), NoticeRefusal::NameMissing(day("2027-01-01")));
    assert_eq!(refused("http:x\n2027-01-01 休 元旦"), NoticeRefusal::NoAddress);
    let many = "2027-01-01..2027-01-31 休 x\n2027-02-01..2027-02-28 休\n2027-03-01..2027-03-31 休\n\
                2027-04-01..2027-04-30 休";
    assert_eq!(refused(many), NoticeRefusal::TooManyDays);
    let empty = YearNotice { year: 2027, papers: Vec::new(), days: Vec::new() };
    assert_eq!(load_on("2026-11-05", empty, &[]), Err(NoticeRefusal::NoDays));
}

#[test]
fn the_same_notice_again_is_refused_and_a_correction_is_not() {
    let notice = notice_of_lines(NOTICE).unwrap();
    let mut turned = notice.clone();
    turned.days.reverse();
    let again = load_on("2026-11-05", turned, std::slice::from_ref(&notice));
    assert_eq!(again, Err(NoticeRefusal::InForce(2027)));
    let mut corrected = notice.clone();
    corrected.days.pop();
    assert_eq!(load_on("2026-11-05", corrected, &[notice]), Ok(()));
}

#[test]
fn the_days_that_change_are_told_and_no_others() {
    let before = WorkCalendar::new([], []).unwrap();
    let after = WorkCalendar::new([notice_of_lines(NOTICE).unwrap()], []).unwrap();
    let changes = changed_days(2027, &before, &after);
    let told: Vec<_> = changes.iter().map(|change| change.date.to_string()).collect();
    assert_eq!(told.len(), 12);
    assert_eq!((told[0].as_str(), told[4].as_str()), ("2026-12-31", "2027-01-10"));
    assert!(changes.iter().all(|change| change.before.kind != change.after.kind));
    assert!(changed_days(2027, &after, &after).is_empty());
}

proptest! {
    #[test]
    fn a_notice_reads_the_same_after_it_was_written_as_lines(
        stretches in prop::collection::btree_map(0_u64..360, (any::<bool>(), "[a-z元旦节]{1,8}"), 1..20),
    ) {
        let lines = stretches.iter().map(|(after, (off, name))| {
            let date = day("2027-01-01") + chrono::Days::new(*after);
            format!("{date} {} {name}", if *off { "休" } else { "班" })
        });
        let notice = notice_of_lines(&lines.collect::<Vec<_>>().join("\n")).unwrap();
        prop_assert_eq!(notice_of_lines(&notice_as_lines(&notice)).unwrap(), notice);
    }

    #[test]
    fn no_text_makes_the_reading_of_lines_fall_over(text in "(\\PC|\n|[0-9-]{4,10}( 休)?){0,12}") {
        let _ = notice_of_lines(&text);
    }
}
