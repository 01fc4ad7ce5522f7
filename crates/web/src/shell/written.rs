//! What people and programs write, read strictly.

use chrono::{Datelike, NaiveDate};

/// A day as a date field sends it, `YYYY-MM-DD` in years that people live in.
pub(crate) fn written_day(text: &str) -> Option<NaiveDate> {
    let day: NaiveDate = text.parse().ok()?;
    (text.len() == 10 && (2000..2100).contains(&day.year())).then_some(day)
}
