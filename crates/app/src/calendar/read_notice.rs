//! A notice as people have it: the JSON of the open data set, or lines of days.

use domain::calendar::{NoticeRefusal, notice_of_lines};
use kernel::calendar::{NoticeDay, YearNotice};
use serde::Deserialize;

/// The JSON of a notice, and nothing else: a field that nobody knows is a slip.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(rename = "$schema")]
    _schema: Option<String>,
    #[serde(rename = "$id")]
    _id: Option<String>,
    year: i32,
    #[serde(default)]
    papers: Vec<String>,
    days: Vec<WrittenDay>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct WrittenDay {
    name: String,
    date: chrono::NaiveDate,
    is_off_day: bool,
}

/// Reads a notice from JSON in the shape of `packs/calendar/holiday-cn`, or from lines such as
/// `2027-01-01..2027-01-03 off New Year`. What it says is judged when it is loaded.
///
/// # Errors
/// The line that cannot be read.
pub fn read_notice(text: &str) -> Result<YearNotice, NoticeRefusal> {
    let text = text.trim_start_matches('\u{feff}');
    if !text.trim_start().starts_with('{') {
        return notice_of_lines(text);
    }
    let written: Written = serde_json::from_str(text)
        .map_err(|error| NoticeRefusal::NotANotice { line: error.line() })?;
    let day =
        |day: WrittenDay| NoticeDay { name: day.name, date: day.date, is_off_day: day.is_off_day };
    let days = written.days.into_iter().map(day).collect();
    Ok(YearNotice { year: written.year, papers: written.papers, days })
}
