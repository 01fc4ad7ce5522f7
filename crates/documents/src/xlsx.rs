//! Lists as workbooks (.xlsx) for Excel and WPS, ready for A4.
//!
//! ```text
//! title
//! note (unit, who made it and when, …)
//! head of the table, repeated on every printed page, with a filter
//! rows
//! ```
//!
//! A cell is what it is given as. Text stays text whatever it looks like: `007` keeps its zeros,
//! `2026-09` becomes no day, and `=1+1` is no formula (CWE-1236).

mod widths;

use chrono::{Datelike, NaiveDate, Timelike};
use kernel::{Instant, local};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// The most characters that a cell can hold (ECMA-376 as Excel reads it).
const MOST_IN_CELL: usize = 32_767;
/// The most characters of a sheet's name, and those that it must not have.
const MOST_IN_NAME: usize = 31;
const NOT_IN_NAME: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];
/// A4 in the numbering of the format.
const A4: u8 = 9;

/// A list as it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What the list is; it also names the sheet.
    pub title: String,
    /// Lines below the title.
    pub notes: Vec<String>,
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// Rows; each has as many cells as there are heads.
    pub rows: Vec<Vec<Cell>>,
    /// When it was made.
    pub made_at: Instant,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Text, and nothing else.
    Text(String),
    /// A whole number, to calculate with.
    Number(u32),
    /// A day.
    Day(NaiveDate),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::Day(day) => day.fmt(f),
        }
    }
}

/// A list that does not fit the format, such as one with more than a million rows.
#[derive(Debug, thiserror::Error)]
#[error("the list does not fit a workbook")]
pub struct Unfit(#[from] XlsxError);

/// The bytes of the workbook; the same sheet gives the same bytes.
///
/// # Errors
/// [`Unfit`].
pub fn workbook(sheet: &Sheet) -> Result<Vec<u8>, Unfit> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&moment(sheet.made_at)?));
    let page = workbook.add_worksheet();
    page.set_name(name_of(&sheet.title))?;
    let head = write_top(page, sheet)?;
    write_rows(page, sheet, head + 1)?;
    lay_out(page, sheet, head)?;
    Ok(workbook.save_to_buffer()?)
}

/// Writes title, notes and heads; answers the row of the heads.
fn write_top(page: &mut Worksheet, sheet: &Sheet) -> Result<u32, Unfit> {
    let title = Format::new().set_bold().set_font_size(16);
    page.write_string_with_format(0, 0, fitting(&sheet.title), &title)?;
    let mut row = 1;
    for note in &sheet.notes {
        page.write_string(row, 0, fitting(note))?;
        row += 1;
    }
    let head = framed().set_bold().set_align(FormatAlign::Center);
    for (column, text) in (0..).zip(&sheet.heads) {
        page.write_string_with_format(row, column, fitting(text), &head)?;
    }
    Ok(row)
}

fn write_rows(page: &mut Worksheet, sheet: &Sheet, first: u32) -> Result<(), Unfit> {
    // "@" keeps text what it is when somebody edits the cell later.
    let text_format = framed().set_num_format("@");
    let number_format = framed();
    let day_format = framed().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left);
    for (row, cells) in (first..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => {
                    page.write_string_with_format(row, column, fitting(text), &text_format)?;
                }
                Cell::Number(number) => {
                    page.write_number_with_format(row, column, *number, &number_format)?;
                }
                Cell::Day(day) => {
                    page.write_datetime_with_format(row, column, date(*day)?, &day_format)?;
                }
            }
        }
    }
    Ok(())
}

/// Widths, filter, and how it comes out of the printer.
fn lay_out(page: &mut Worksheet, sheet: &Sheet, head: u32) -> Result<(), Unfit> {
    for (column, width) in (0..).zip(widths::of(sheet)) {
        page.set_column_width(column, width)?;
    }
    let last_column = u16::try_from(sheet.heads.len()).unwrap_or(u16::MAX).saturating_sub(1);
    let rows = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    if !sheet.heads.is_empty() {
        page.autofilter(head, 0, head.saturating_add(rows), last_column)?;
    }
    page.set_freeze_panes(head + 1, 0)?;
    page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    page.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3).set_footer("&C&P / &N");
    page.set_repeat_rows(head, head)?;
    Ok(())
}

fn framed() -> Format {
    Format::new().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top)
}

pub(crate) fn fitting(text: &str) -> String {
    text.chars().take(MOST_IN_CELL).collect()
}

pub(crate) fn name_of(title: &str) -> String {
    let kept = title.chars().filter(|char| !NOT_IN_NAME.contains(char) && !char.is_control());
    let name: String = kept.take(MOST_IN_NAME).collect();
    // Excel refuses a name that begins or ends with an apostrophe, and one without a letter.
    let name = name.trim_matches(['\'', ' ']);
    if name.is_empty() { "1".to_owned() } else { name.to_owned() }
}

fn date(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or_default();
    let [month, day] = [day.month(), day.day()].map(|part| u8::try_from(part).unwrap_or_default());
    ExcelDateTime::from_ymd(year, month, day)
}

pub(crate) fn moment(at: Instant) -> Result<ExcelDateTime, XlsxError> {
    let at = local(at);
    let [hour, minute] = [at.hour(), at.minute()].map(|part| u16::try_from(part).unwrap_or(0));
    date(at.date_naive())?.and_hms(hour, u8::try_from(minute).unwrap_or(0), 0.0)
}

#[cfg(test)]
mod tests;
