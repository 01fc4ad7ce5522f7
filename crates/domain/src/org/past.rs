//! What a unit was called and where it stood before: what was it called on that day?

use chrono::NaiveDate;
use kernel::UnitId;

use super::{Line, UnitName};

/// A name that a unit no longer bears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastName {
    /// The name.
    pub name: UnitName,
    /// The last day on which it was the name; it began after the last day of the one before.
    pub last_on: NaiveDate,
}

/// A place in a line that a unit has left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastPlace {
    /// The line.
    pub line: Line,
    /// The unit above it then; `None` if none was.
    pub above: Option<UnitId>,
    /// The last day.
    pub last_on: NaiveDate,
}

/// What a unit was called on this day.
pub fn name_on<'a>(now: &'a UnitName, past: &'a [PastName], day: NaiveDate) -> &'a UnitName {
    let held = past.iter().filter(|past| day <= past.last_on);
    held.min_by_key(|past| past.last_on).map_or(now, |past| &past.name)
}
