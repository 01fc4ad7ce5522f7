//! The marked workbook 问题标注表: what somebody brought, with its flaws shown where they are.
//!
//! It is written anew: the same sheets, the same places, every cell as the text that it showed.
//! A flawed cell is coloured and says in a note what is wrong. Colours, widths and formulas of the
//! workbook that was brought are gone.

use std::collections::HashSet;

use kernel::Instant;
use kernel::sheet::SheetOfCells;
use rust_xlsxwriter::{Color, DocProperties, Format, Note, Workbook, Worksheet};

use crate::xlsx::{Unfit, fitting, moment, name_of};

/// Light red and dark red, as Excel itself marks bad cells.
const BACK: u32 = 0x00ff_c7ce;
const FRONT: u32 = 0x009c_0006;
/// How wide columns are, in places, so that most texts are seen.
const WIDTH: f64 = 16.0;

/// A flaw at a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its row, from 1.
    pub row: u32,
    /// Its column, from 1.
    pub column: u32,
    /// What the note says.
    pub note: String,
}

/// The workbook with the marks on its sheet number `sheet`, from 0.
///
/// # Errors
/// [`Unfit`].
pub fn marked(
    sheets: &[SheetOfCells],
    sheet: usize,
    marks: &[Mark],
    made_at: Instant,
) -> Result<Vec<u8>, Unfit> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&moment(made_at)?));
    let mut names = HashSet::new();
    for (at, cells) in sheets.iter().enumerate() {
        let page = workbook.add_worksheet();
        let name = name_of(&cells.name);
        // Two sheets of a damaged workbook may share a name; the second one keeps a usual one.
        if names.insert(name.to_lowercase()) {
            page.set_name(name)?;
        }
        write(page, cells)?;
        if at == sheet {
            page.set_active(true);
            mark(page, cells, marks)?;
        } else if cells.is_hidden {
            page.set_hidden(true);
        }
    }
    Ok(workbook.save_to_buffer()?)
}

fn write(page: &mut Worksheet, cells: &SheetOfCells) -> Result<(), Unfit> {
    let text = Format::new().set_num_format("@");
    for row in &cells.rows {
        for (column, content) in &row.cells {
            let (row, column) = place(row.number, *column);
            page.write_string_with_format(row, column, fitting(&content.to_string()), &text)?;
        }
    }
    let last = cells.rows.iter().filter_map(|row| Some(row.cells.last()?.0)).max();
    for column in 0..last.unwrap_or(0).min(64) {
        page.set_column_width(place(1, column + 1).1, WIDTH)?;
    }
    Ok(())
}

fn mark(page: &mut Worksheet, cells: &SheetOfCells, marks: &[Mark]) -> Result<(), Unfit> {
    let bad = Format::new()
        .set_num_format("@")
        .set_background_color(Color::RGB(BACK))
        .set_font_color(Color::RGB(FRONT));
    for mark in marks {
        let content = cells.row(mark.row).and_then(|row| row.cell(mark.column));
        let text = content.map(ToString::to_string).unwrap_or_default();
        let (row, column) = place(mark.row, mark.column);
        if text.is_empty() {
            page.write_blank(row, column, &bad)?;
        } else {
            page.write_string_with_format(row, column, fitting(&text), &bad)?;
        }
        let note = Note::new(fitting(&mark.note)).add_author_prefix(false);
        page.insert_note(row, column, &note)?;
    }
    Ok(())
}

/// A place as the writer counts, from 0.
fn place(row: u32, column: u32) -> (u32, u16) {
    (row.saturating_sub(1), u16::try_from(column.saturating_sub(1)).unwrap_or(u16::MAX))
}
