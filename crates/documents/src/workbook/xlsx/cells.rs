//! The cells of one sheet, as they come out of the stream. What the sheet says about its own size
//! is not read.

use std::io::BufRead;
use std::sync::Arc;

use kernel::sheet::{Area, Content, SheetOfCells};
use quick_xml::events::BytesStart;

use super::strings::RichText;
use super::styles::Styles;
use super::xml::{Piece, attribute, each};
use crate::workbook::Unread;
use crate::workbook::limits::Rows;

/// Merged areas of a sheet that are read; they help to find heads, and are no content.
const MOST_MERGED: usize = 10_000;
/// Days from the beginning of 1900 to that of 1904, as workbooks count them.
pub(in crate::workbook) const DAYS_TO_1904: f64 = 1462.0;

/// What the workbook says once for all sheets.
pub(super) struct Known {
    pub(super) strings: Vec<Arc<str>>,
    pub(super) styles: Styles,
    pub(super) is_1904: bool,
}

/// The sheet without its name; `left` is how many cells may still come.
pub(super) fn read(
    part: impl BufRead,
    known: &Known,
    left: &mut usize,
) -> Result<SheetOfCells, Unread> {
    let (mut rows, mut merged) = (Rows::new(left), Vec::new());
    let mut at = Place::default();
    let mut cell = Cell::default();
    each(part, |piece| {
        cell.take(&piece);
        match piece {
            Piece::Start(element) => match element.local_name().as_ref() {
                "row" => at.begin_row(element),
                "c" => {
                    at.begin_cell(element);
                    cell = Cell::begin(element);
                }
                "mergeCell" if merged.len() < MOST_MERGED => {
                    merged.extend(attribute(element, "ref").and_then(|area| area_of(&area)));
                }
                _ => {}
            },
            Piece::End("c") => {
                if let Some(content) = cell.content(known) {
                    rows.put(at.row, at.column, content)?;
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(SheetOfCells { merged, ..rows.finish(String::new()) })
}

/// Where the stream is.
#[derive(Default)]
struct Place {
    row: u32,
    column: u32,
}

impl Place {
    fn begin_row(&mut self, element: &BytesStart) {
        let told = attribute(element, "r").and_then(|row| row.parse().ok());
        *self = Self { row: told.unwrap_or(self.row.saturating_add(1)), column: 0 };
    }

    fn begin_cell(&mut self, element: &BytesStart) {
        match attribute(element, "r").and_then(|place| place_of(&place)) {
            Some((row, column)) => *self = Self { row, column },
            None => self.column = self.column.saturating_add(1),
        }
    }
}

/// A cell on its way in.
#[derive(Default)]
struct Cell {
    kind: String,
    style: usize,
    value: String,
    in_value: bool,
    inline: RichText,
}

impl Cell {
    fn begin(element: &BytesStart) -> Self {
        let style = attribute(element, "s").and_then(|style| style.parse().ok());
        Self {
            kind: attribute(element, "t").unwrap_or_default(),
            style: style.unwrap_or_default(),
            ..Self::default()
        }
    }

    fn take(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Start(element) if element.local_name().as_ref() == "v" => self.in_value = true,
            Piece::End("v") => self.in_value = false,
            Piece::Text(text) if self.in_value => self.value.push_str(text),
            other => self.inline.take(other),
        }
    }

    /// What stands in it; nothing where it is blank.
    fn content(&mut self, known: &Known) -> Option<Content> {
        let value = std::mem::take(&mut self.value);
        let text = match self.kind.as_str() {
            "s" => return shared(known.strings.get(value.trim().parse::<usize>().ok()?)?),
            "inlineStr" => self.inline.finish(),
            "b" => return Some(Content::Boolean(value.trim() == "1")),
            "e" => return Some(Content::Error(value.into())),
            "str" | "d" => value,
            _ => match value.trim().parse::<f64>() {
                Ok(number) if !number.is_finite() => return None,
                Ok(number) if known.styles.is_day(self.style) => {
                    let shift = if known.is_1904 { DAYS_TO_1904 } else { 0.0 };
                    return Some(Content::Serial(number + shift));
                }
                Ok(number) => return Some(Content::Number(number)),
                Err(_) => value,
            },
        };
        shared(&Arc::from(text))
    }
}

fn shared(text: &Arc<str>) -> Option<Content> {
    (!text.trim().is_empty()).then(|| Content::Text(Arc::clone(text)))
}

/// `B7` as row and column.
fn place_of(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|char: char| char.is_ascii_digit())?;
    let (letters, row) = text.split_at(digits);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().try_fold(0, |column, letter| {
        letter.is_ascii_uppercase().then(|| column * 26 + u32::from(letter - b'A') + 1)
    })?;
    Some((row.parse().ok()?, column))
}

/// `A1:C2` as an area.
fn area_of(text: &str) -> Option<Area> {
    let (first, last) = text.split_once(':')?;
    let ((first_row, first_column), (last_row, last_column)) = (place_of(first)?, place_of(last)?);
    Some(Area { first_row, first_column, last_row, last_column })
}
