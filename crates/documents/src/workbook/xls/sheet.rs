//! The cells of one sheet.

use kernel::sheet::{Area, Content, SheetOfCells};

use super::globals::Globals;
use super::records::{Record, Records, kind};
use super::text::text_at;
use crate::workbook::Unread;
use crate::workbook::limits::Rows;
use crate::workbook::xlsx::DAYS_TO_1904;

/// The sheet without its name. `left` is how many cells may still come, `room` how many bytes: two
/// sheets may claim the same records.
pub(super) fn read(
    records: Records<'_>,
    globals: &Globals,
    left: &mut usize,
    room: &mut u64,
) -> Result<SheetOfCells, Unread> {
    let (mut rows, mut merged) = (Rows::new(left), Vec::new());
    // A chart inside the sheet has records of its own.
    let mut depth = 0;
    let mut text_of: Option<(u32, u32)> = None;
    for record in records {
        *room = room.checked_sub(record.data.len() as u64 + 4).ok_or(Unread::TooLarge)?;
        match record.kind {
            kind::BOF => depth += 1,
            kind::EOF if depth <= 1 => break,
            kind::EOF => depth -= 1,
            _ if depth != 1 => {}
            kind::MERGE_CELLS => merged.extend(areas(&record)),
            kind::MUL_RK => {
                for (row, column, content) in numbers(&record, globals).unwrap_or_default() {
                    rows.put(row, column, content)?;
                }
            }
            kind::STRING => {
                let chars = record.u16(0).unwrap_or_default();
                let text = text_at(record.data, 2, chars.into());
                if let (Some((row, column)), Some(text)) = (text_of.take(), text) {
                    rows.put(row, column, Content::Text(text.into()))?;
                }
            }
            _ => {
                let Some((row, column)) = place(&record) else { continue };
                if record.kind == kind::FORMULA {
                    text_of = Some((row, column));
                }
                if let Some(content) = content(&record, globals) {
                    rows.put(row, column, content)?;
                }
            }
        }
    }
    Ok(SheetOfCells { merged, ..rows.finish(String::new()) })
}

/// Row and column from 1.
fn place(record: &Record<'_>) -> Option<(u32, u32)> {
    Some((u32::from(record.u16(0)?) + 1, u32::from(record.u16(2)?) + 1))
}

/// What stands in the cell of this record; nothing where it is blank.
fn content(record: &Record<'_>, globals: &Globals) -> Option<Content> {
    let text = |text: String| (!text.trim().is_empty()).then(|| Content::Text(text.into()));
    match record.kind {
        kind::LABEL_SST => {
            let shared = globals.texts.get(usize::try_from(record.u32(6)?).ok()?)?;
            (!shared.trim().is_empty()).then(|| Content::Text(shared.clone()))
        }
        kind::LABEL => text(text_at(record.data, 8, record.u16(6)?.into())?),
        kind::NUMBER => Some(number(record.f64(6)?, record.u16(4)?, globals)),
        kind::RK => Some(number(packed(record.u32(6)?), record.u16(4)?, globals)),
        kind::BOOL_ERR => match record.data.get(6..8)? {
            [value, 0] => Some(Content::Boolean(*value == 1)),
            [code, _] => Some(error(*code)),
            _ => None,
        },
        kind::FORMULA => match record.data.get(6..14)? {
            [1, _, value, .., 0xff, 0xff] => Some(Content::Boolean(*value == 1)),
            [2, _, code, .., 0xff, 0xff] => Some(error(*code)),
            // Text follows in a record of its own; or there is none.
            [.., 0xff, 0xff] => None,
            _ => Some(number(record.f64(6)?, record.u16(4)?, globals)),
        },
        _ => None,
    }
}

/// The cells of a record with many numbers in a row.
fn numbers(record: &Record<'_>, globals: &Globals) -> Option<Vec<(u32, u32, Content)>> {
    let (row, first) = place(record)?;
    let pairs = record.data.get(4..record.data.len().checked_sub(2)?)?.chunks_exact(6);
    let cells = (first..).zip(pairs).filter_map(|(column, pair)| {
        let pair = Record { kind: record.kind, data: pair };
        Some((row, column, number(packed(pair.u32(2)?), pair.u16(0)?, globals)))
    });
    Some(cells.collect())
}

fn number(value: f64, format: u16, globals: &Globals) -> Content {
    if globals.shows_day.get(usize::from(format)).copied().unwrap_or_default() {
        Content::Serial(value + if globals.is_1904 { DAYS_TO_1904 } else { 0.0 })
    } else {
        Content::Number(value)
    }
}

/// A number in four bytes: a whole one, or the upper half of a float; or a hundred times that
/// (MS-XLS 2.5.218).
fn packed(rk: u32) -> f64 {
    let value = if rk & 2 == 0 {
        f64::from_bits(u64::from(rk & !3) << 32)
    } else {
        f64::from(rk.cast_signed() >> 2)
    };
    if rk & 1 == 0 { value } else { value / 100.0 }
}

fn error(code: u8) -> Content {
    let text = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    Content::Error(text.into())
}

/// The merged areas of a record.
fn areas(record: &Record<'_>) -> Vec<Area> {
    let area = |bytes: &[u8]| {
        let data = Record { kind: record.kind, data: bytes };
        let at = |place| Some(u32::from(data.u16(place)?) + 1);
        let ((first_row, last_row), (first_column, last_column)) =
            ((at(0)?, at(2)?), (at(4)?, at(6)?));
        Some(Area { first_row, first_column, last_row, last_column })
    };
    record.data.get(2..).unwrap_or_default().chunks_exact(8).filter_map(area).collect()
}

#[cfg(test)]
mod tests {
    use super::packed;

    #[test]
    #[expect(clippy::float_cmp, reason = "these come out exactly")]
    fn packed_numbers_come_out_as_they_were() {
        assert_eq!(packed(0x0000_0006), 1.0);
        assert_eq!(packed(0x3ff0_0000), 1.0);
        assert_eq!(packed(0x0000_0c8f), 8.03);
        assert_eq!(packed(0xffff_fffe), -1.0);
    }
}
