//! The pack's files, parsed.

use std::sync::LazyLock;

use chrono::NaiveDate;
use kernel::calendar::{NoticeDay, StatutoryHolidays, WorkCalendar, YearNotice};

macro_rules! notice_files {
    ($($year:literal)*) => {
        [$(include_str!(concat!("../../../../packs/calendar/holiday-cn/", $year, ".json"))),*]
    };
}

static NOTICE_FILES: [&str; 20] = notice_files!(
    2007 2008 2009 2010 2011 2012 2013 2014 2015 2016
    2017 2018 2019 2020 2021 2022 2023 2024 2025 2026
);

static STATUTORY_FILE: &str = include_str!("../../../../packs/calendar/statutory.json");

pub(crate) static CALENDAR: LazyLock<WorkCalendar> =
    LazyLock::new(|| WorkCalendar::new(notices(), statutory()).unwrap());

pub(crate) fn notices() -> Vec<YearNotice> {
    NOTICE_FILES.iter().map(|file| serde_json::from_str(file).unwrap()).collect()
}

pub(crate) fn statutory() -> Vec<StatutoryHolidays> {
    serde_json::from_str(STATUTORY_FILE).unwrap()
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn days_of(year: i32) -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    first.iter_days().take_while(move |date| chrono::Datelike::year(date) == year)
}

pub(crate) fn notice(year: i32, days: &[(&str, &str, bool)]) -> YearNotice {
    let day_of = |&(name, date, is_off_day): &(&str, &str, bool)| NoticeDay {
        name: name.to_owned(),
        date: day(date),
        is_off_day,
    };
    YearNotice { year, papers: Vec::new(), days: days.iter().map(day_of).collect() }
}
