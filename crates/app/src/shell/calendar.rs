//! The calendar of working days as the pack has it: the law lives in data.

use kernel::calendar::WorkCalendar;
use rust_embed::RustEmbed;

use crate::{Error, Result};

#[derive(RustEmbed)]
#[folder = "../../packs/calendar"]
struct CalendarPack;

/// The calendar from the embedded notices; see `packs/calendar/README.md` for their origin.
///
/// # Errors
/// A fault if a file of the pack is damaged; it names the file.
pub fn calendar_of_the_pack() -> Result<WorkCalendar> {
    let mut notices = Vec::new();
    for name in CalendarPack::iter().filter(|name| name.ends_with(".json")) {
        if name.starts_with("holiday-cn/") {
            notices.push(parsed(&name)?);
        }
    }
    let statutory: Vec<_> = parsed("statutory.json")?;
    WorkCalendar::new(notices, statutory).map_err(Error::fault)
}

fn parsed<T: serde::de::DeserializeOwned>(name: &str) -> Result<T> {
    let file = CalendarPack::get(name).ok_or_else(|| Error::fault(format!("no {name}")))?;
    serde_json::from_slice(&file.data).map_err(|error| Error::fault(format!("{name}: {error}")))
}
