//! What is read from workbooks.

use documents::workbook::{Limits, Unread, read};
use kernel::sheet::{Area, Content, SheetOfCells};

use crate::build::{compound, container, old_workbook, stream, workbook};

fn the_sheet(bytes: &[u8]) -> SheetOfCells {
    let mut sheets = read(bytes, &Limits::default()).unwrap();
    assert_eq!(sheets.len(), 1);
    sheets.remove(0)
}

fn text(text: &str) -> Content {
    Content::Text(text.into())
}

#[test]
fn every_kind_of_cell_comes_out_at_its_place() {
    let sheet = r#"<sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2"><v>12.5</v></c>
        <c r="D2" s="1"><v>46266</v></c><c r="E2" s="2"><v>46266</v></c><c r="F2" t="b"><v>1</v></c>
        <c r="G2" t="e"><v>#N/A</v></c><c r="H2" t="str"><f>A1&amp;"x"</f><v>a&amp;b</v></c>
        <c r="I2" t="inlineStr"><is><t>甲</t></is></c><c r="J2"/><c r="K2" t="s"><v>1</v></c></row>
        <row><c><v>7</v></c><c t="s"><v>9</v></c></row></sheetData>
        <mergeCells><mergeCell ref="A1:C1"/></mergeCells>"#;
    let texts = "<si><r><t>河</t></r><r><t>畔</t></r><rPh><t>hepan</t></rPh></si><si><t> </t></si>";
    let sheet = the_sheet(&workbook(sheet, texts));
    assert_eq!(sheet.name, "名册");
    let cells = vec![
        (2, text("河畔")),
        (3, Content::Number(12.5)),
        (4, Content::Serial(46_266.0)),
        (5, Content::Serial(46_266.0)),
        (6, Content::Boolean(true)),
        (7, Content::Error("#N/A".into())),
        (8, text("a&b")),
        (9, text("甲")),
    ];
    assert_eq!((sheet.rows[0].number, &sheet.rows[0].cells), (2, &cells));
    assert_eq!((sheet.rows[1].number, &sheet.rows[1].cells), (3, &vec![(1, Content::Number(7.0))]));
    let merged = Area { first_row: 1, first_column: 1, last_row: 1, last_column: 3 };
    assert_eq!(sheet.merged, [merged]);
}

#[test]
fn rows_and_cells_out_of_order_come_out_in_order() {
    let sheet = r#"<sheetData><row r="9"><c r="C9"><v>3</v></c><c r="A9"><v>1</v></c></row>
        <row r="4"><c r="A4"><v>4</v></c></row><row r="9"><c r="B9"><v>2</v></c></row></sheetData>"#;
    let sheet = the_sheet(&workbook(sheet, ""));
    let rows: Vec<_> = sheet.rows.iter().map(|row| (row.number, row.cells.len())).collect();
    assert_eq!(rows, [(4, 1), (9, 3)]);
    assert_eq!(sheet.row(9).unwrap().cell(2), Some(&Content::Number(2.0)));
}

#[test]
fn an_old_workbook_gives_the_same_cells() {
    let sheets = read(&old_workbook(), &Limits::default()).unwrap();
    assert_eq!((sheets[0].name.as_str(), sheets[1].is_hidden), ("学校", true));
    let cells = vec![
        (1, Content::Number(1.0)),
        (2, text("河畔小学")),
        (3, Content::Number(320.25)),
        (4, Content::Serial(20_699.0)),
        (5, Content::Boolean(true)),
        (6, Content::Number(8.03)),
        (7, Content::Serial(46_266.0)),
    ];
    assert_eq!((sheets[0].rows[0].number, &sheets[0].rows[0].cells), (3, &cells));
    let formulas = vec![
        (1, Content::Number(150.0)),
        (2, text("山坡小学")),
        (3, Content::Error("#N/A".into())),
        (4, Content::Boolean(true)),
        (5, text("plain")),
        (256, Content::Error("#DIV/0!".into())),
    ];
    assert_eq!((sheets[0].rows[1].number, &sheets[0].rows[1].cells), (65_536, &formulas));
    let merged = Area { first_row: 1, first_column: 1, last_row: 1, last_column: 5 };
    assert_eq!(sheets[0].merged, [merged]);
    assert_eq!(sheets[1].cells(), 0, "the cells of a chart inside it are none of its own");
}

#[test]
fn old_workbooks_that_are_locked_or_too_old_say_so() {
    let refused = |records: &[(u16, &[u8])]| {
        read(&compound(&[("Workbook", &stream(records))]), &Limits::default()).unwrap_err()
    };
    assert_eq!(refused(&[(0x0809, &[0, 6, 5, 0]), (0x002f, &[1, 0])]), Unread::Encrypted);
    assert_eq!(refused(&[(0x0809, &[0, 5, 5, 0])]), Unread::OtherKind);
    assert_eq!(refused(&[(0x000a, &[])]), Unread::Damaged);
    let of_stream = |name| read(&compound(&[(name, &[0; 64])]), &Limits::default()).unwrap_err();
    assert_eq!(of_stream("EncryptedPackage"), Unread::Encrypted);
    assert_eq!(of_stream("Book"), Unread::OtherKind);
    assert_eq!(of_stream("WordDocument"), Unread::NotAWorkbook);
}

#[test]
fn a_chain_that_goes_in_a_circle_ends() {
    let mut bytes = old_workbook();
    // The table of sectors: each sector follows itself.
    for sector in 0_u8..128 {
        let place = 512 + usize::from(sector) * 4;
        bytes[place..place + 4].copy_from_slice(&[sector, 0, 0, 0]);
    }
    assert_eq!(read(&bytes, &Limits::default()), Err(Unread::Damaged));
}

#[test]
fn whatever_is_no_workbook_is_called_by_its_name() {
    let refused = |bytes: &[u8]| read(bytes, &Limits::default()).unwrap_err();
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0"), Unread::NotAWorkbook);
    assert_eq!(refused(&container(&[("word/document.xml", b"<a/>")])), Unread::NotAWorkbook);
    assert_eq!(refused(&container(&[("content.xml", b"<a/>")])), Unread::OtherKind);
    assert_eq!(refused(&container(&[("xl/workbook.xml", b"<workbook/>")])), Unread::Damaged);
    assert_eq!(refused(b"PK\x03\x04 and nothing more"), Unread::Damaged);
    assert_eq!(refused(&workbook("<sheetData><row></worksheet>", "")), Unread::Damaged);
    let compound = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 504]].concat();
    assert_eq!(refused(&compound), Unread::Damaged);
}

#[test]
fn no_piece_and_no_change_of_a_workbook_brings_the_reader_down() {
    let new = workbook(
        "<sheetData><row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>46266</v></c></row></sheetData>",
        "<si><t>河畔小学</t></si>",
    );
    for bytes in [old_workbook(), new] {
        for end in (0..bytes.len()).step_by(41) {
            let _ = read(&bytes[..end], &Limits::default());
        }
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0xff;
            let _ = read(&changed, &Limits::default());
        }
    }
}
