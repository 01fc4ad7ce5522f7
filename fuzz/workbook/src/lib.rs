//! What every target asks of the reader of workbooks, whatever the bytes are: it does not panic,
//! rows and cells are in order, and all of them lie inside a sheet.

use std::io::{Cursor, Write as _};

use documents::workbook::{Limits, read as read_workbook};
use zip::write::{SimpleFileOptions, ZipWriter};

const BOOK: &[u8] = br#"<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>"#;
const LINKS: &[u8] = br#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></Relationships>"#;

/// Reads `bytes` as a workbook.
///
/// # Panics
/// If rows or cells are out of order or outside a sheet: a finding.
pub fn read(bytes: &[u8]) {
    let Ok(sheets) = read_workbook(bytes, &Limits::default()) else { return };
    for sheet in sheets {
        assert!(sheet.rows.is_sorted_by(|one, next| one.number < next.number));
        for row in sheet.rows {
            assert!((1..=1_048_576).contains(&row.number) && !row.cells.is_empty());
            assert!(row.cells.is_sorted_by(|(one, _), (next, _)| one < next));
            assert!(row.cells.iter().all(|(column, _)| (1..=16_384).contains(column)));
        }
    }
}

/// An .xlsx whose sheet is `bytes`.
///
/// # Panics
/// If the container cannot be written to memory.
pub fn xlsx_of(bytes: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let parts =
        [("xl/workbook.xml", BOOK), ("xl/_rels/workbook.xml.rels", LINKS), ("xl/s.xml", bytes)];
    for (name, part) in parts {
        zip.start_file(name, stored).expect("writing to memory");
        zip.write_all(part).expect("writing to memory");
    }
    zip.finish().expect("writing to memory").into_inner()
}

/// A compound file whose stream `Workbook` is `bytes`: sector 0 is the table, sector 1 the
/// directory, the stream follows.
pub fn xls_of(bytes: &[u8]) -> Vec<u8> {
    let stream = bytes.len().max(4096).div_ceil(512);
    let stream = stream.min(125);
    let mut header = vec![0_u8; 512];
    header[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    put(&mut header, 30, 9);
    put(&mut header, 48, 1);
    put(&mut header, 60, 0xffff_fffe);
    put(&mut header, 68, 0xffff_fffe);
    for place in 1..109 {
        put(&mut header, 76 + place * 4, 0xffff_ffff);
    }
    let mut table = vec![0xff_u8; 512];
    put(&mut table, 0, 0xffff_fffd);
    put(&mut table, 4, 0xffff_fffe);
    for at in 0..stream {
        let last = at + 1 == stream;
        put(&mut table, (2 + at) * 4, if last { 0xffff_fffe } else { at as u32 + 3 });
    }
    let mut directory = vec![0_u8; 512];
    entry(&mut directory[..128], "Root Entry", 0xffff_fffe, 0);
    entry(&mut directory[128..256], "Workbook", 2, (stream * 512) as u32);
    let mut body = bytes[..bytes.len().min(stream * 512)].to_vec();
    body.resize(stream * 512, 0);
    [header, table, directory, body].concat()
}

fn entry(bytes: &mut [u8], name: &str, first: u32, size: u32) {
    for (at, unit) in name.encode_utf16().enumerate() {
        bytes[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
    }
    bytes[64] = (name.len() as u8 + 1) * 2;
    put(bytes, 116, first);
    put(bytes, 120, size);
}

fn put(bytes: &mut [u8], place: usize, number: u32) {
    bytes[place..place + 4].copy_from_slice(&number.to_le_bytes());
}
