//! A notice as lines of text, for who has the paper and no JSON.
//!
//! ```text
//! 2027-01-01..2027-01-03 休 元旦
//! 2027-01-10 班 元旦
//! https://www.gov.cn/…
//! ```
//!
//! One line for each stretch of days: the day or the days (`..` between them), 休 or `off`, 班 or
//! `work`, and the holiday's name. Without a name the line takes that of the line before.
//! A line that is an address says where the notice was published. The year is that of the last
//! day.

use chrono::{Datelike, NaiveDate};
use kernel::calendar::{NoticeDay, YearNotice};

use super::NoticeRefusal;

/// The longest stretch of one line, in days.
const LONGEST_STRETCH: usize = 31;

/// Reads a notice from lines; empty ones are passed over.
///
/// # Errors
/// The first line that cannot be read, or that there is none. Days are judged by
/// [`super::load`].
pub fn notice_of_lines(text: &str) -> Result<YearNotice, NoticeRefusal> {
    let (mut days, mut papers): (Vec<NoticeDay>, Vec<String>) = (Vec::new(), Vec::new());
    for (line, words) in (1..).zip(text.lines()) {
        if words.trim().is_empty() {
            continue;
        }
        if words.trim_start().starts_with("http") {
            papers.push(words.trim().to_owned());
            continue;
        }
        let before = days.last().map(|day| day.name.clone());
        let stretch = stretch(words, before).ok_or(NoticeRefusal::LineUnreadable { line })?;
        days.extend(stretch);
    }
    let year = days.iter().map(|day| day.date.year()).max().ok_or(NoticeRefusal::NoDays)?;
    Ok(YearNotice { year, papers, days })
}

/// The days of one line.
fn stretch(line: &str, name_before: Option<String>) -> Option<Vec<NoticeDay>> {
    let mut words = line.split_whitespace();
    let (first, last) = ends(words.next()?)?;
    let is_off_day = match words.next()? {
        "休" | "off" => true,
        "班" | "work" => false,
        _ => return None,
    };
    let name = words.collect::<Vec<_>>().join(" ");
    let name = if name.is_empty() { name_before? } else { name };
    let dates: Vec<_> =
        first.iter_days().take_while(|date| *date <= last).take(LONGEST_STRETCH + 1).collect();
    let day = |date| NoticeDay { name: name.clone(), date, is_off_day };
    (!dates.is_empty() && dates.len() <= LONGEST_STRETCH)
        .then(|| dates.into_iter().map(day).collect())
}

fn ends(word: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (first, last) = word.split_once("..").or(word.split_once('至')).unwrap_or((word, word));
    Some((first.parse().ok()?, last.parse().ok()?))
}

/// The notice as lines that [`notice_of_lines`] reads again.
pub fn notice_as_lines(notice: &YearNotice) -> String {
    let mut days = notice.days.clone();
    days.sort_by_key(|day| day.date);
    let follows = |one: &NoticeDay, next: &NoticeDay| {
        one.date.succ_opt() == Some(next.date)
            && (one.is_off_day, &one.name) == (next.is_off_day, &next.name)
    };
    let stretches = days.chunk_by(follows).filter_map(|stretch| {
        let (first, last) = (stretch.first()?, stretch.last()?);
        let mark = if first.is_off_day { "休" } else { "班" };
        let days = if first.date == last.date {
            first.date.to_string()
        } else {
            format!("{}..{}", first.date, last.date)
        };
        Some(format!("{days} {mark} {}", first.name))
    });
    stretches.chain(notice.papers.iter().cloned()).collect::<Vec<_>>().join("\n")
}
