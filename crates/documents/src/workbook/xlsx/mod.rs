//! Workbooks of Office 2007 and later, and of other programs: a zip container of XML parts.
//!
//! The sheets are read one after the other from the stream; only what a cell needs is held.

mod cells;
mod package;
mod parts;
mod strings;
mod styles;
mod xml;

use kernel::sheet::SheetOfCells;

use super::{Limits, Unread};
pub(super) use cells::DAYS_TO_1904;
use package::Package;
pub(super) use styles::{is_day_of_its_own, shows_a_day};

/// The sheets of a workbook.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<SheetOfCells>, Unread> {
    let mut package = Package::open(bytes, limits)?;
    let Some(book) = package.part("xl/workbook.xml")? else { return Err(package.other_kind()) };
    let book = parts::Book::read(book, limits)?;
    let links = match package.part("xl/_rels/workbook.xml.rels")? {
        Some(links) => parts::Links::read(links, limits)?,
        None => return Err(Unread::Damaged),
    };
    let strings = match links.of_kind("sharedStrings").map(|name| package.part(name)) {
        Some(part) => part?.map_or(Ok(Vec::new()), |part| strings::read(part, limits.cells))?,
        None => Vec::new(),
    };
    let styles = match links.of_kind("styles").map(|name| package.part(name)) {
        Some(part) => part?.map_or(Ok(styles::Styles::default()), styles::Styles::read)?,
        None => styles::Styles::default(),
    };
    let known = cells::Known { strings, styles, is_1904: book.is_1904 };
    let mut left = limits.cells;
    let mut sheets = Vec::new();
    for sheet in book.sheets {
        // A sheet of a chart has no cells.
        let Some(place) = links.sheet(&sheet.link) else { continue };
        let Some(part) = package.part(place)? else { return Err(Unread::Damaged) };
        let read = cells::read(part, &known, &mut left)?;
        sheets.push(SheetOfCells { name: sheet.name, is_hidden: sheet.is_hidden, ..read });
    }
    Ok(sheets)
}
