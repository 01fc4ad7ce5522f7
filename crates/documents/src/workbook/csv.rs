//! Tables of text: commas, semicolons or tabs between the cells (RFC 4180), in UTF-8, UTF-16 with
//! a mark, or GB18030, as Excel and WPS of all ages save them.

use encoding_rs::{Encoding, GB18030};
use kernel::sheet::{Content, SheetOfCells};

use super::Unread;
use super::limits::{Limits, Rows};

/// Bytes by which it is judged whether a file is text.
const HEAD: usize = 64 << 10;

/// The one sheet of a table.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<SheetOfCells, Unread> {
    if bytes.len() as u64 > limits.entry_bytes {
        return Err(Unread::TooLarge);
    }
    let text = text_of(bytes)?;
    let mut left = limits.cells;
    let mut rows = Rows::new(&mut left);
    cells_of(&text, separator_of(&text), |row, column, cell| {
        rows.put(row, column, Content::Text(cell.into()))
    })?;
    Ok(rows.finish(String::new()))
}

/// The text, by its mark, else UTF-8, else GB18030.
fn text_of(bytes: &[u8]) -> Result<String, Unread> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, is_broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return if is_broken { Err(Unread::Undecodable) } else { Ok(text.into_owned()) };
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    if head.is_empty() || head.iter().any(|byte| *byte < 0x20 && !b"\t\n\r".contains(byte)) {
        return Err(Unread::NotAWorkbook);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    match GB18030.decode_without_bom_handling(bytes) {
        (text, false) => Ok(text.into_owned()),
        (_, true) => Err(Unread::Undecodable),
    }
}

/// What stands between cells: what the first line with any has most of, outside quotes.
fn separator_of(text: &str) -> char {
    let mut counts = [('\t', 0), (',', 0), (';', 0)];
    let mut is_quoted = false;
    for char in text.chars() {
        match char {
            '"' => is_quoted = !is_quoted,
            '\n' if !is_quoted && counts.iter().any(|(_, count)| *count > 0) => break,
            _ if is_quoted => {}
            _ => {
                for (separator, count) in &mut counts {
                    *count += u32::from(*separator == char);
                }
            }
        }
    }
    // Of as many, the first one.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(',', |(separator, _)| separator)
}

/// Gives every cell that is not empty with its row and column.
fn cells_of(
    text: &str,
    separator: char,
    mut take: impl FnMut(u32, u32, &str) -> Result<(), Unread>,
) -> Result<(), Unread> {
    let (mut row, mut column, mut cell) = (1, 1, String::new());
    let mut is_quoted = false;
    let mut chars = text.chars().peekable();
    let mut put = |row, column, cell: &mut String| {
        let done = if cell.trim().is_empty() { Ok(()) } else { take(row, column, cell) };
        cell.clear();
        done
    };
    while let Some(char) = chars.next() {
        match char {
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            // A quote in the middle of a cell is a quote.
            '"' if cell.is_empty() => is_quoted = true,
            '\r' if !is_quoted && chars.peek() == Some(&'\n') => {}
            '\n' | '\r' if !is_quoted => {
                put(row, column, &mut cell)?;
                (row, column) = (row + 1, 1);
            }
            char if char == separator && !is_quoted => {
                put(row, column, &mut cell)?;
                column += 1;
            }
            char => cell.push(char),
        }
    }
    put(row, column, &mut cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<(u32, u32, String)> {
        let sheet = read(bytes, &Limits::default()).unwrap();
        let row = |row: &kernel::sheet::RowOfCells| {
            let number = row.number;
            let cell = |(column, it): &(u32, Content)| (number, *column, it.to_string());
            row.cells.iter().map(cell).collect::<Vec<_>>()
        };
        sheet.rows.iter().flat_map(row).collect()
    }

    fn cell(row: u32, column: u32, text: &str) -> (u32, u32, String) {
        (row, column, text.to_owned())
    }

    const TABLE: &str = "学校名称,人数\r\n河畔小学,320\r\n";

    #[test]
    fn every_usual_encoding_gives_the_same_cells() {
        let expected =
            [cell(1, 1, "学校名称"), cell(1, 2, "人数"), cell(2, 1, "河畔小学"), cell(2, 2, "320")];
        let marked = format!("\u{feff}{TABLE}");
        let utf16: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16_be: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let gb18030 = GB18030.encode(TABLE).0.into_owned();
        for bytes in [TABLE.as_bytes(), marked.as_bytes(), &utf16, &utf16_be, &gb18030] {
            assert_eq!(cells(bytes), expected);
        }
    }

    #[test]
    fn quotes_keep_commas_lines_and_quotes() {
        let found = cells(b"\"a, \"\"b\"\"\nc\",d\n,e\"f\n\n;\n");
        let expected =
            [cell(1, 1, "a, \"b\"\nc"), cell(1, 2, "d"), cell(2, 2, "e\"f"), cell(4, 1, ";")];
        assert_eq!(found, expected);
    }

    #[test]
    fn tabs_and_semicolons_separate_too() {
        assert_eq!(cells(b"a\tb,c\n"), [cell(1, 1, "a"), cell(1, 2, "b,c")]);
        assert_eq!(cells(b"a;b\n1,5;2\n").len(), 4);
        assert_eq!(cells(b"title\na,b\n").len(), 3);
    }

    #[test]
    fn bytes_that_are_no_text_are_no_table() {
        assert_eq!(read(b"\x7fELF\0\0", &Limits::default()), Err(Unread::NotAWorkbook));
        assert_eq!(read(b"", &Limits::default()), Err(Unread::NotAWorkbook));
        assert_eq!(read(b"a,\xff\xff\n", &Limits::default()), Err(Unread::Undecodable));
    }
}
