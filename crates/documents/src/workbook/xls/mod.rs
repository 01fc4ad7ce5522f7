//! Workbooks of Excel 97 to 2003, as WPS saves them too (its .et is mostly the same): BIFF8
//! records in a compound file. Sources: MS-XLS 2.4, MS-CFB 2.
//!
//! The records are walked once, and only those that hold cells are read.

mod compound;
mod globals;
mod records;
mod sheet;
mod text;

use kernel::sheet::SheetOfCells;

use super::{Limits, Unread};
use compound::Compound;
pub(super) use compound::SIGNATURE;
use globals::Globals;
use records::Records;

/// The sheets of a workbook.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<SheetOfCells>, Unread> {
    let file = Compound::open(bytes)?;
    if file.has("EncryptedPackage") {
        return Err(Unread::Encrypted);
    }
    let Some(stream) = file.stream("Workbook")? else {
        return Err(if file.has("Book") { Unread::OtherKind } else { Unread::NotAWorkbook });
    };
    let globals = Globals::read(Records::of(&stream, 0), limits)?;
    let (mut left, mut room) = (limits.cells, limits.total_bytes);
    let mut sheets = Vec::new();
    for entry in &globals.sheets {
        let records = Records::of(&stream, entry.place);
        let read = sheet::read(records, &globals, &mut left, &mut room)?;
        let (name, is_hidden) = (entry.name.clone(), entry.is_hidden);
        sheets.push(SheetOfCells { name, is_hidden, ..read });
    }
    Ok(sheets)
}
