//! Days, as people write them: 2026.9.1, 2026/9/1, 2026年9月1日, 9月1日, 20260901, 46266.

use chrono::{Datelike, NaiveDate};
use kernel::sheet::moment_of;

use super::marks;

/// What a text says about a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::intake) enum Day {
    /// This day.
    Is(NaiveDate),
    /// A month of a year, and no day.
    OnlyMonth,
    /// Year, month and day, but there is no such day.
    OutOfCalendar,
    /// None of that.
    Unreadable,
}

/// Serial numbers that a workbook would have for 1980 to 2099.
const SERIALS: std::ops::Range<f64> = 29_221.0..73_051.0;

/// The day that a text says. Without a year it is of the year of `today`; what stands behind a
/// space, such as the time or the day of the week, is left out.
pub(in crate::intake) fn day(text: &str, today: NaiveDate) -> Day {
    let text = without_weekday(text);
    let groups: Vec<&str> =
        text.split(|char: char| !char.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    if !text.chars().all(is_of_a_date) || text.contains(':') && groups.len() < 4 {
        return Day::Unreadable;
    }
    // The time of day stands behind the day.
    let of_day = if text.contains(':') { &groups[..3] } else { &groups[..] };
    match of_day {
        [one] => alone(one, &text),
        [year, month] if year.len() == 4 && has_places(&[month]) => match number(month) {
            1..=12 => Day::OnlyMonth,
            _ => Day::OutOfCalendar,
        },
        [month, day] if text.contains(marks::MONTH) && has_places(&[month, day]) => {
            from(today.year(), number(month), number(day))
        }
        [year, month, day] if year.len() == 4 && has_places(&[month, day]) => {
            from(i32::try_from(number(year)).unwrap_or_default(), number(month), number(day))
        }
        _ => Day::Unreadable,
    }
}

/// Digits without anything between them.
fn alone(digits: &str, text: &str) -> Day {
    if digits != text {
        return Day::Unreadable;
    }
    let part = |from: usize, to: usize| digits.get(from..to).map_or(0, number);
    match digits.len() {
        8 => from(i32::try_from(part(0, 4)).unwrap_or_default(), part(4, 6), part(6, 8)),
        6 if (1..=12).contains(&part(4, 6)) => Day::OnlyMonth,
        5 => match digits.parse::<f64>() {
            Ok(serial) if SERIALS.contains(&serial) => {
                moment_of(serial).map_or(Day::Unreadable, |moment| Day::Is(moment.date()))
            }
            _ => Day::Unreadable,
        },
        _ => Day::Unreadable,
    }
}

fn from(year: i32, month: u32, day: u32) -> Day {
    if !(1900..=2199).contains(&year) {
        return Day::OutOfCalendar;
    }
    NaiveDate::from_ymd_opt(year, month, day).map_or(Day::OutOfCalendar, Day::Is)
}

fn number(digits: &str) -> u32 {
    digits.parse().unwrap_or_default()
}

/// Months and days have one digit or two.
fn has_places(groups: &[&&str]) -> bool {
    groups.iter().all(|group| group.len() <= 2)
}

fn is_of_a_date(char: char) -> bool {
    let word = [marks::YEAR, marks::MONTH, marks::DAYS[0], marks::DAYS[1]];
    char.is_ascii_digit() || "./-: \u{3001}".contains(char) || word.contains(&char)
}

/// The text without a day of the week behind it.
fn without_weekday(text: &str) -> String {
    let text = super::without_brackets(text);
    let weekday = marks::WEEKDAYS.iter().find_map(|word| text.find(word));
    text[..weekday.unwrap_or(text.len())].trim().to_owned()
}
