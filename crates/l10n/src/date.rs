//! Dates and times as each language writes them. Times are those of clocks in China.

use chrono::{Datelike, NaiveDate, Timelike};
use kernel::{Instant, local};

use crate::Locale;

/// `2026年10月30日` or `30 October 2026`.
pub fn long_date(locale: Locale, date: NaiveDate) -> String {
    match locale {
        Locale::ZhCn => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Locale::En => format!("{} {} {}", date.day(), MONTHS[date.month0() as usize], date.year()),
    }
}

/// `2026-10-30`, in every language: for tables.
pub fn short_date(date: NaiveDate) -> String {
    date.to_string()
}

/// `2026-10-30 14:05`, for stories and tables.
pub fn moment(instant: Instant) -> String {
    let local = local(instant);
    format!("{} {:02}:{:02}", local.date_naive(), local.hour(), local.minute())
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
