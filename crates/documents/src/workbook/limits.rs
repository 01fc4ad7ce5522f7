//! How much of a file is read.

use kernel::sheet::{Content, RowOfCells, SheetOfCells};

use super::Unread;

/// Places of a sheet (ECMA-376 as Excel reads it); nothing stands outside.
pub(super) const MOST_ROWS: u32 = 1_048_576;
pub(super) const MOST_COLUMNS: u32 = 16_384;

/// How much of a file is read before it is refused.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Entries of the container.
    pub entries: usize,
    /// Bytes that one entry unpacks to.
    pub entry_bytes: u64,
    /// Bytes that all entries read unpack to.
    pub total_bytes: u64,
    /// How many times its packed size an entry may unpack to, beyond its first MiB.
    pub ratio: u64,
    /// Sheets.
    pub sheets: usize,
    /// Cells of all sheets.
    pub cells: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            entries: 5_000,
            entry_bytes: 100 << 20,
            total_bytes: 200 << 20,
            ratio: 200,
            sheets: 256,
            cells: 2_000_000,
        }
    }
}

/// The rows of a sheet while its cells come in, in any order that the file has them.
pub(super) struct Rows<'a> {
    rows: Vec<RowOfCells>,
    left: &'a mut usize,
}

impl<'a> Rows<'a> {
    /// No rows yet; `left` is how many cells may still come.
    pub(super) fn new(left: &'a mut usize) -> Self {
        Self { rows: Vec::new(), left }
    }

    /// Takes a cell in; one outside a sheet is not there, and counts all the same.
    pub(super) fn put(&mut self, row: u32, column: u32, content: Content) -> Result<(), Unread> {
        *self.left = self.left.checked_sub(1).ok_or(Unread::TooManyCells)?;
        if !(1..=MOST_ROWS).contains(&row) || !(1..=MOST_COLUMNS).contains(&column) {
            return Ok(());
        }
        match self.rows.last_mut() {
            Some(last) if last.number == row => last.cells.push((column, content)),
            _ => self.rows.push(RowOfCells { number: row, cells: vec![(column, content)] }),
        }
        Ok(())
    }

    /// The rows in their order, each place once.
    pub(super) fn finish(self, name: String) -> SheetOfCells {
        let mut rows = self.rows;
        if !rows.is_sorted_by(|one, next| one.number < next.number) {
            rows.sort_by_key(|row| row.number);
            rows.dedup_by(|next, one| {
                let same = next.number == one.number;
                if same {
                    one.cells.append(&mut next.cells);
                }
                same
            });
        }
        for row in &mut rows {
            if !row.cells.is_sorted_by(|(one, _), (next, _)| one < next) {
                row.cells.sort_by_key(|(column, _)| *column);
                row.cells.dedup_by_key(|(column, _)| *column);
            }
        }
        SheetOfCells { name, rows, ..SheetOfCells::default() }
    }
}
