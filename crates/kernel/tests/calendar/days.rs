//! What single days are.

use chrono::Datelike;
use kernel::calendar::{DayKind, WorkCalendar};

use crate::data::{CALENDAR, day, days_of, notice, notices, statutory};

fn kind(date: &str) -> DayKind {
    CALENDAR.day(day(date)).kind
}

fn provisional(date: &str) -> bool {
    CALENDAR.day(day(date)).provisional
}

fn holiday(name: &str) -> DayKind {
    DayKind::Holiday(name.to_owned())
}

#[test]
fn every_year_of_the_pack_is_announced_with_its_paper() {
    for (notice, year) in notices().iter().zip(2007..=2026) {
        assert_eq!(notice.year, year);
        assert!(CALENDAR.is_announced(year));
        assert!(!CALENDAR.papers(year).is_empty(), "{year}");
    }
    assert!(!CALENDAR.is_announced(2027));
}

#[test]
fn the_years_have_the_working_days_of_the_notices() {
    let worked = |year| days_of(year).filter(|date| CALENDAR.day(*date).kind.is_working()).count();
    assert_eq!([2024, 2025, 2026].map(worked), [251, 248, 248]);
}

#[test]
fn days_are_told_apart_by_kind() {
    assert_eq!(kind("2026-09-28"), DayKind::Working);
    assert_eq!(kind("2026-09-19"), DayKind::Weekend);
    assert_eq!(kind("2026-09-20"), DayKind::MakeUp("国庆节".to_owned()));
    assert_eq!(kind("2026-10-01"), holiday("国庆节"));
    assert_eq!(kind("2015-09-03"), holiday("抗日战争暨世界反法西斯战争胜利70周年纪念日"));
}

#[test]
fn the_spring_holiday_of_2020_is_the_prolonged_one() {
    assert_eq!(kind("2020-01-31"), holiday("春节"));
    assert_eq!(kind("2020-02-02"), holiday("春节"));
    assert_eq!(kind("2020-02-03"), DayKind::Working);
}

#[test]
fn the_end_of_a_year_is_found_in_the_notice_of_the_next() {
    assert_eq!(kind("2018-12-29"), DayKind::MakeUp("元旦".to_owned()));
    assert_eq!(kind("2018-12-31"), holiday("元旦"));
    assert_eq!(kind("2022-12-31"), holiday("元旦"));
}

#[test]
fn no_notice_reaches_further_back_than_the_29th_of_december() {
    for notice in notices() {
        let early = notice.days.iter().filter(|day| day.date.year() < notice.year);
        assert!(early.clone().all(|day| (day.date.month(), day.date.day()) >= (12, 29)));
    }
}

#[test]
fn a_year_without_a_notice_has_weekends_and_fixed_holidays_and_is_provisional() {
    assert_eq!(kind("2027-01-01"), holiday("元旦"));
    assert_eq!(kind("2027-05-02"), holiday("劳动节"));
    assert_eq!(kind("2027-05-03"), DayKind::Working);
    assert_eq!(kind("2027-10-03"), holiday("国庆节"));
    assert_eq!(kind("2027-10-04"), DayKind::Working);
    assert_eq!(kind("2027-02-06"), DayKind::Weekend);
    assert!(days_of(2027).all(|date| CALENDAR.day(date).provisional));
}

#[test]
fn a_fixed_holiday_is_that_of_the_statute_of_its_year() {
    let calendar = WorkCalendar::new([], statutory()).unwrap();
    let off = |date| calendar.day(day(date)).kind == holiday("劳动节");
    assert_eq!(["2003-05-02", "2012-05-02", "2028-05-02"].map(off), [true, false, true]);
}

#[test]
fn the_statute_names_seven_holidays_and_every_notice_since_2008_has_them_all() {
    let calendar = WorkCalendar::new([], statutory()).unwrap();
    let names = ["元旦", "劳动节", "国庆节", "春节", "清明节", "端午节", "中秋节"];
    assert_eq!(calendar.holidays(2026), names);
    for notice in notices().into_iter().filter(|notice| notice.year >= 2008) {
        for name in calendar.holidays(notice.year) {
            let is_named = notice.days.iter().any(|day| day.is_off_day && day.name.contains(name));
            assert!(is_named, "{} {name}", notice.year);
        }
    }
}

#[test]
fn only_the_last_days_of_the_last_announced_year_are_open() {
    assert!(!provisional("2026-12-28"));
    assert!(provisional("2026-12-29"));
    assert!(provisional("2026-12-31"));
    assert!(!provisional("2025-12-31"));
}

#[test]
fn an_empty_notice_announces_nothing() {
    let calendar = WorkCalendar::new([notice(2027, &[])], statutory()).unwrap();
    assert!(!calendar.is_announced(2027));
    assert!(calendar.day(day("2027-01-04")).provisional);
}

#[test]
fn a_new_notice_settles_its_year_and_the_end_of_the_last() {
    let new = notice(2027, &[("元旦", "2026-12-31", true), ("元旦", "2027-01-03", false)]);
    let calendar = WorkCalendar::new(notices().into_iter().chain([new]), statutory()).unwrap();
    assert_eq!(calendar.day(day("2026-12-31")).kind, holiday("元旦"));
    assert!(calendar.day(day("2027-01-03")).kind.is_working());
    assert!(days_of(2026).all(|date| !calendar.day(date).provisional));
    assert!(!calendar.day(day("2027-06-01")).provisional);
    // With a notice the fixed holidays are the notice's affair.
    assert_eq!(calendar.day(day("2027-10-01")).kind, DayKind::Working);
}

#[test]
fn a_region_s_own_holiday_lies_over_the_national_days() {
    let regional = notice(2027, &[("Lanxi Day", "2027-08-19", true)]);
    let calendar = CALENDAR.clone().with_overlay([regional]).unwrap();
    assert_eq!(calendar.day(day("2027-08-19")).kind, holiday("Lanxi Day"));
    assert!(!calendar.day(day("2027-08-19")).provisional);
    assert!(calendar.day(day("2027-08-20")).provisional, "a region announces no year");
    assert_eq!(CALENDAR.day(day("2027-08-19")).kind, DayKind::Working);
}

#[test]
fn the_notice_of_the_later_year_or_given_last_wins() {
    let settled = |is_off| notice(2027, &[("元旦", "2027-12-31", is_off)]);
    let later = notice(2028, &[("元旦", "2027-12-31", true)]);
    let off = |notices: Vec<_>| {
        let calendar = WorkCalendar::new(notices, []).unwrap();
        !calendar.day(day("2027-12-31")).kind.is_working()
    };
    assert!(off(vec![later.clone(), settled(false)]));
    assert!(off(vec![settled(false), later]));
    assert!(off(vec![settled(false), settled(true)]));
    assert!(!off(vec![settled(true), settled(false)]));
}
