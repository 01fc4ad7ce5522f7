//! A sheet of a workbook as it was written: rows of cells at their places.
//!
//! Readers of workbooks give it, the rules of taking lists in judge it, writers mark it. Rows and
//! columns are counted from 1, as people see them; what is empty is not there, so that a single
//! far cell costs what one cell costs.

use std::fmt;
use std::sync::Arc;

/// A sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SheetOfCells {
    /// Its name; of a file without sheets, nothing.
    pub name: String,
    /// Whether the workbook hides it.
    pub is_hidden: bool,
    /// Rows that have cells, from the top.
    pub rows: Vec<RowOfCells>,
    /// Cells that were merged into one; what they say stands in the first.
    pub merged: Vec<Area>,
}

/// A row that has cells.
#[derive(Debug, Clone, PartialEq)]
pub struct RowOfCells {
    /// Its number, from 1.
    pub number: u32,
    /// Column, from 1, and content, from the left.
    pub cells: Vec<(u32, Content)>,
}

/// A rectangle of cells; both ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Its first row.
    pub first_row: u32,
    /// Its first column.
    pub first_column: u32,
    /// Its last row.
    pub last_row: u32,
    /// Its last column.
    pub last_column: u32,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Text as it was written.
    Text(Arc<str>),
    /// A number; the workbook keeps 15 digits of it.
    Number(f64),
    /// A moment as days since 30 December 1899, as workbooks count them.
    Serial(f64),
    /// True or false.
    Boolean(bool),
    /// An error such as `#N/A`.
    Error(Arc<str>),
}

impl fmt::Display for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Error(text) => f.write_str(text),
            Self::Number(number) => shown(*number).fmt(f),
            Self::Serial(days) => match crate::sheet::moment_of(*days) {
                Some(moment) if days.fract() == 0.0 => moment.date().fmt(f),
                Some(moment) => moment.format("%Y-%m-%d %H:%M").fmt(f),
                None => days.fmt(f),
            },
            Self::Boolean(true) => f.write_str("TRUE"),
            Self::Boolean(false) => f.write_str("FALSE"),
        }
    }
}

/// A number as the workbook shows it: with 15 digits, without what calculating has left behind.
fn shown(number: f64) -> f64 {
    format!("{number:.14e}").parse().unwrap_or(number)
}

impl RowOfCells {
    /// What stands in this column; `None` where nothing does.
    pub fn cell(&self, column: u32) -> Option<&Content> {
        let at = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        Some(&self.cells[at].1)
    }
}

impl SheetOfCells {
    /// The row of this number; `None` where it is empty.
    pub fn row(&self, number: u32) -> Option<&RowOfCells> {
        let at = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        Some(&self.rows[at])
    }

    /// The cells of all rows.
    pub fn cells(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).sum()
    }
}

/// The moment of a serial number; `None` outside the years 1900 to 9999. The workbook believes in
/// a 29 February 1900, so that its first two months are one day late (ECMA-376, 18.17.4.1).
pub fn moment_of(days: f64) -> Option<chrono::NaiveDateTime> {
    if !(1.0..2_958_466.0).contains(&days) {
        return None;
    }
    let base = if days < 60.0 { (1899, 12, 31) } else { (1899, 12, 30) };
    let base = chrono::NaiveDate::from_ymd_opt(base.0, base.1, base.2)?.and_hms_opt(0, 0, 0)?;
    #[expect(clippy::cast_possible_truncation, reason = "at most 2,958,466 days of 86,400 seconds")]
    let seconds = (days * 86_400.0).round() as i64;
    base.checked_add_signed(chrono::TimeDelta::seconds(seconds))
}

/// The letters of a column, as workbooks head it: `A` is 1, `AA` is 27.
pub fn letters_of(column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column;
    while left > 0 {
        let place = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + place));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_headed_as_workbooks_head_them() {
        assert_eq!(
            [1, 26, 27, 702, 703, 16_384].map(letters_of),
            ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
        );
    }

    #[test]
    fn a_serial_number_is_the_day_that_the_workbook_shows() {
        let shown = |days: f64| Content::Serial(days).to_string();
        assert_eq!(shown(46_266.0), "2026-09-01");
        assert_eq!(shown(1.0), "1900-01-01");
        assert_eq!(shown(61.0), "1900-03-01");
        assert_eq!(shown(46_266.5), "2026-09-01 12:00");
        assert_eq!(shown(-3.0), "-3");
    }

    #[test]
    fn a_number_is_shown_with_fifteen_digits() {
        let shown = |number: f64| Content::Number(number).to_string();
        assert_eq!(shown(0.1 + 0.2), "0.3");
        assert_eq!(shown(320.0), "320");
        assert_eq!(shown(110_105_194_912_310_020.0), "110105194912310000");
    }

    #[test]
    fn what_is_not_there_is_empty() {
        let row = RowOfCells { number: 7, cells: vec![(2, Content::Boolean(true))] };
        let sheet = SheetOfCells { rows: vec![row], ..SheetOfCells::default() };
        let found = sheet.row(7).unwrap();
        assert_eq!(found.cell(2), Some(&Content::Boolean(true)));
        assert_eq!((found.cell(1), sheet.row(6)), (None, None));
    }
}
