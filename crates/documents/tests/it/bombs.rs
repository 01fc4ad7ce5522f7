//! Files that unpack to too much are refused in a moment, and a far cell costs one cell.

use std::time::{Duration, Instant};

use documents::workbook::{Limits, Unread, read};

use crate::build::{container, workbook};

/// The answer of a reader that has two seconds.
fn quickly(bytes: &[u8]) -> Result<usize, Unread> {
    let began = Instant::now();
    let sheets = read(bytes, &Limits::default());
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    sheets.map(|sheets| sheets.iter().map(kernel::sheet::SheetOfCells::cells).sum())
}

fn repeated(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

#[test]
fn one_far_cell_costs_one_cell() {
    let sheet = r#"<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576">
        <c r="XFD1048576"><v>1</v></c></row></sheetData>"#;
    assert_eq!(quickly(&workbook(sheet, "")), Ok(1));
    let outside = r#"<sheetData><row r="1"><c r="XFE1"><v>1</v></c><c r="A1048577"><v>1</v></c>
        <c r="A99999999999"><v>1</v></c><c r="ZZZZ1"><v>1</v></c></row></sheetData>"#;
    assert!(quickly(&workbook(outside, "")).unwrap() <= 2, "what is outside a sheet is not there");
}

#[test]
fn a_sheet_of_blanks_is_refused_by_what_comes_out_of_it() {
    let bytes = workbook(&repeated("          ", 60 << 20), "");
    assert!(bytes.len() < 100_000, "it is a bomb: {} bytes", bytes.len());
    assert_eq!(quickly(&bytes), Err(Unread::TooLarge));
}

#[test]
fn shared_texts_that_grow_are_refused() {
    let bytes = workbook("", &repeated("<si><t>啊啊啊啊啊啊啊啊</t></si>", 9 << 20));
    let limits = Limits { entry_bytes: 2 << 20, ..Limits::default() };
    assert_eq!(read(&bytes, &limits), Err(Unread::TooLarge));
}

#[test]
fn a_container_of_too_many_entries_is_refused() {
    let names: Vec<String> = (0..5_001).map(|at| format!("xl/media/{at}.png")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(quickly(&container(&parts)), Err(Unread::TooLarge));
}

#[test]
fn sheets_that_share_one_part_count_each_time() {
    let sheets = r#"<sheet name="a" r:id="rId1"/>"#.repeat(40);
    let book = format!(r#"<workbook xmlns:r="r"><sheets>{sheets}</sheets></workbook>"#);
    let links = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="s.xml"/></Relationships>"#;
    let noise: String = (0_u64..400_000)
        .map(|at| char::from(b' ' + u8::try_from(at * at * 7919 % 89).unwrap()))
        .filter(|char| !"<&>".contains(*char))
        .collect();
    let sheet = format!("<worksheet>{}</worksheet>", noise.repeat(15));
    let bytes = container(&[
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/s.xml", sheet.as_bytes()),
    ]);
    let limits = Limits { total_bytes: 20 << 20, ratio: u64::MAX, ..Limits::default() };
    assert_eq!(read(&bytes, &limits), Err(Unread::TooLarge));
}

#[test]
fn more_cells_than_are_read_at_one_time_are_refused() {
    let row = r#"<row><c t="b"><v>1</v></c><c><v>2</v></c></row>"#;
    let bytes = workbook(&format!("<sheetData>{}</sheetData>", row.repeat(60)), "");
    let limits = Limits { cells: 100, ..Limits::default() };
    assert_eq!(read(&bytes, &limits), Err(Unread::TooManyCells));
    assert_eq!(read(b"a,b\nc,d\n", &Limits { cells: 3, ..limits }), Err(Unread::TooManyCells));
}

#[test]
fn entities_of_its_own_are_not_known_and_cannot_grow() {
    let sheet = r#"<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row>
        <c t="inlineStr"><is><t>x&b;y</t></is></c></row></sheetData></worksheet>"#;
    let links = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="s.xml"/></Relationships>"#;
    let book = r#"<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>"#;
    let bytes = container(&[
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/s.xml", sheet.as_bytes()),
    ]);
    let sheets = read(&bytes, &Limits::default()).unwrap();
    assert_eq!(sheets[0].rows[0].cells[0].1.to_string(), "xy");
}
