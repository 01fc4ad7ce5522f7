//! The marked workbook 问题标注表: what somebody brought, with its flaws shown where they are.
//!
//! It is written anew: the same sheets, the same places, every cell as the text that it showed.
//! A flawed cell is coloured and says in a note what is wrong. Colours, widths and formulas of the
//! workbook that was brought are gone.

use std::collections::{HashMap, HashSet};

use kernel::Instant;
use kernel::sheet::SheetOfCells;
use rust_xlsxwriter::{Color, DocProperties, Format, Note, Workbook, Worksheet};

use crate::xlsx::{Unfit, fitting, moment, name_of};

/// Light red and dark red, as Excel itself marks bad cells.
const BACK: u32 = 0x00ff_c7ce;
const FRONT: u32 = 0x009c_0006;
/// How wide columns are, in places, so that most texts are seen.
const WIDTH: f64 = 16.0;

/// What the notes say, by row and column from 1.
type Notes<'m> = HashMap<(u32, u32), &'m str>;

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
    sheets: Vec<SheetOfCells>,
    sheet: usize,
    marks: &[Mark],
    made_at: Instant,
) -> Result<Vec<u8>, Unfit> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&moment(made_at)?));
    let mut names = HashSet::new();
    let none = Notes::new();
    let notes: Notes<'_> =
        marks.iter().map(|mark| ((mark.row, mark.column), mark.note.as_str())).collect();
    for (at, cells) in sheets.into_iter().enumerate() {
        let page = workbook.add_worksheet();
        let name = name_of(&cells.name);
        // Two sheets of a damaged workbook may share a name; the second one keeps a usual one.
        if names.insert(name.to_lowercase()) {
            page.set_name(name)?;
        }
        if at == sheet {
            page.set_active(true);
        } else if cells.is_hidden {
            page.set_hidden(true);
        }
        write(page, cells, if at == sheet { &notes } else { &none })?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// Writes the cells, each row forgotten once it is written: a long list stands in memory once.
fn write(page: &mut Worksheet, cells: SheetOfCells, notes: &Notes<'_>) -> Result<(), Unfit> {
    let text = Format::new().set_num_format("@");
    let bad = text.clone().set_background_color(Color::RGB(BACK)).set_font_color(Color::RGB(FRONT));
    let mut last = 0;
    // What is flawed because it is empty has no cell that could be written over.
    for (row, column) in notes.keys() {
        let (row, column) = place(*row, *column);
        page.write_blank(row, column, &bad)?;
    }
    for row in cells.rows {
        for (column, content) in row.cells {
            let is_bad = notes.contains_key(&(row.number, column));
            let format = if is_bad { &bad } else { &text };
            last = last.max(column);
            let (row, column) = place(row.number, column);
            page.write_string_with_format(row, column, fitting(&content.to_string()), format)?;
        }
    }
    for column in 0..last.min(64) {
        page.set_column_width(place(1, column + 1).1, WIDTH)?;
    }
    for ((row, column), note) in notes {
        let (row, column) = place(*row, *column);
        let note = Note::new(fitting(note)).add_author_prefix(false);
        page.insert_note(row, column, &note)?;
    }
    Ok(())
}

/// A place as the writer counts, from 0.
fn place(row: u32, column: u32) -> (u32, u16) {
    (row.saturating_sub(1), u16::try_from(column.saturating_sub(1)).unwrap_or(u16::MAX))
}
