//! What the workbook says once for all sheets.

use std::collections::HashSet;
use std::sync::Arc;

use super::records::{Record, Records, kind};
use super::text::{SharedTexts, text_at};
use crate::workbook::xlsx::{is_day_of_its_own, shows_a_day};
use crate::workbook::{Limits, Unread};

/// The version that is read.
const BIFF8: u16 = 0x0600;
/// Formats of cells that are read (Excel keeps no more).
const MOST_FORMATS: usize = 65_536;

/// What holds for all sheets.
#[derive(Default)]
pub(super) struct Globals {
    pub(super) sheets: Vec<SheetEntry>,
    pub(super) texts: Vec<Arc<str>>,
    /// For each format of cells, whether it shows a day.
    pub(super) shows_day: Vec<bool>,
    /// Whether days are counted from 1904.
    pub(super) is_1904: bool,
}

/// A sheet by name.
pub(super) struct SheetEntry {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    /// Where its records begin.
    pub(super) place: usize,
}

impl Globals {
    pub(super) fn read(mut records: Records<'_>, limits: &Limits) -> Result<Self, Unread> {
        let first = records.next().filter(|record| record.kind == kind::BOF);
        match first.and_then(|record| record.u16(0)) {
            Some(BIFF8) => {}
            Some(_) => return Err(Unread::OtherKind),
            None => return Err(Unread::Damaged),
        }
        let (mut globals, mut days) = (Self::default(), HashSet::new());
        let (mut pieces, mut in_texts) = (Vec::new(), false);
        for record in records {
            match record.kind {
                kind::EOF => break,
                kind::FILE_PASS => return Err(Unread::Encrypted),
                kind::DATE_1904 => globals.is_1904 = record.u16(0) == Some(1),
                kind::FORMAT => days.extend(day_format(&record)),
                kind::XF if globals.shows_day.len() < MOST_FORMATS => {
                    let format = record.u16(2).unwrap_or_default();
                    let is_day = is_day_of_its_own(format.into()) || days.contains(&format);
                    globals.shows_day.push(is_day);
                }
                kind::BOUND_SHEET if globals.sheets.len() == limits.sheets => {
                    return Err(Unread::TooLarge);
                }
                kind::BOUND_SHEET => globals.sheets.extend(sheet_entry(&record)),
                kind::SST => pieces.push(record.data),
                kind::CONTINUE if in_texts => pieces.push(record.data),
                _ => {}
            }
            in_texts = record.kind == kind::SST || (in_texts && record.kind == kind::CONTINUE);
        }
        globals.texts = SharedTexts::of(pieces).read(limits.cells);
        Ok(globals)
    }
}

/// The number of a format that shows a day.
fn day_format(record: &Record<'_>) -> Option<u16> {
    let code = text_at(record.data, 4, record.u16(2)?.into())?;
    if shows_a_day(&code) { record.u16(0) } else { None }
}

/// A sheet of cells; sheets of charts and macros have none.
fn sheet_entry(record: &Record<'_>) -> Option<SheetEntry> {
    let [state, what, chars] = *record.data.get(4..7)? else { return None };
    if what != 0 {
        return None;
    }
    Some(SheetEntry {
        name: text_at(record.data, 7, chars.into())?,
        is_hidden: state & 3 != 0,
        place: usize::try_from(record.u32(0)?).ok()?,
    })
}
