//! Workbooks made by hand, as hostile as a test needs them.

use std::io::{Cursor, Write as _};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

const BOOK: &str = r#"<workbook xmlns:r="r"><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const LINKS: &str = r#"<Relationships>
<Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/>
<Relationship Id="rId3" Type="x/styles" Target="/xl/styles.xml"/></Relationships>"#;
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>"#;

/// A container of these parts.
pub fn container(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(*name, deflated).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet with this inside its `worksheet`, and these shared texts.
pub fn workbook(sheet: &str, texts: &str) -> Vec<u8> {
    let sheet = format!("<worksheet>{sheet}</worksheet>");
    let texts = format!("<sst>{texts}</sst>");
    container(&[
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", LINKS.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
        ("xl/sharedStrings.xml", texts.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// Records one after the other.
pub fn stream(records: &[(u16, &[u8])]) -> Vec<u8> {
    let record = |(kind, data): &(u16, &[u8])| {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    };
    records.iter().flat_map(record).collect()
}

/// A compound file of these streams: sector 0 is the table, sector 1 the directory, and every
/// stream is long enough for sectors of its own.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    const END: u32 = 0xffff_fffe;
    let mut header = vec![0; 512];
    header[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    for (place, number) in [(30, 9), (48, 1), (60, END), (68, END), (76, 0)] {
        put(&mut header, place, number);
    }
    header[80..].fill(0xff);
    let (mut table, mut directory, mut body) = (vec![0xff; 512], vec![0; 512], Vec::new());
    put(&mut table, 0, 0xffff_fffd);
    put(&mut table, 4, END);
    entry(&mut directory, 0, "Root Entry", END, 0);
    for (at, (name, bytes)) in (1..).zip(streams) {
        let first = 2 + body.len() / 512;
        let mut padded = bytes.to_vec();
        padded.resize(bytes.len().max(4096).next_multiple_of(512), 0);
        let last = first + padded.len() / 512 - 1;
        for sector in first..=last {
            let next = if sector == last { END } else { u32::try_from(sector).unwrap() + 1 };
            put(&mut table, sector * 4, next);
        }
        entry(&mut directory, at, name, u32::try_from(first).unwrap(), padded.len());
        body.extend(padded);
    }
    [header, table, directory, body].concat()
}

fn entry(directory: &mut [u8], at: usize, name: &str, first: u32, size: usize) {
    let entry = &mut directory[at * 128..(at + 1) * 128];
    for (place, unit) in name.encode_utf16().enumerate() {
        entry[place * 2..place * 2 + 2].copy_from_slice(&unit.to_le_bytes());
    }
    entry[64] = u8::try_from((name.len() + 1) * 2).unwrap();
    put(entry, 116, first);
    put(entry, 120, u32::try_from(size).unwrap());
}

fn put(bytes: &mut [u8], place: usize, number: u32) {
    bytes[place..place + 4].copy_from_slice(&number.to_le_bytes());
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A cell: row and column from 0, its format, and what its record says.
fn cell(row: u16, column: u16, format: u16, rest: &[u8]) -> Vec<u8> {
    let place = [row, column, format].map(u16::to_le_bytes).concat();
    [&place[..], rest].concat()
}

/// A workbook as Excel 97 writes it (MS-XLS): a sheet with every kind of cell, and a hidden one
/// with a chart in it.
pub fn old_workbook() -> Vec<u8> {
    let globals = |places: [u32; 2]| {
        let sheet = |place: u32, state: u8, name: &str| {
            let chars = u8::try_from(name.chars().count()).unwrap();
            [&place.to_le_bytes()[..], &[state, 0, chars, 1], &wide(name)].concat()
        };
        let day = [&[200, 0, 5, 0, 0][..], b"y/m/d"].concat();
        let texts = [&[2, 0, 0, 0, 2, 0, 0, 0, 4, 0, 1][..], &wide("河畔")].concat();
        stream(&[
            (0x0809, &[0, 6, 5, 0]),
            (0x041e, &day),
            (0x00e0, &[0, 0, 0, 0]),
            (0x00e0, &[0, 0, 200, 0]),
            (0x00e0, &[0, 0, 14, 0]),
            (0x0085, &sheet(places[0], 0, "学校")),
            (0x0085, &sheet(places[1], 1, "备用")),
            (0x00fc, &texts),
            (0x003c, &[&[1][..], &wide("小学"), &[5, 0, 0], b"plain"].concat()),
            (0x000a, &[]),
        ])
    };
    let row = 65_535;
    let school = wide("山坡小学");
    let first = stream(&[
        (0x0809, &[0, 6, 16, 0]),
        (0x00e5, &[1, 0, 0, 0, 0, 0, 0, 0, 4, 0]),
        (0x027e, &cell(2, 0, 0, &[6, 0, 0, 0])),
        (0x00fd, &cell(2, 1, 0, &[0, 0, 0, 0])),
        (0x0203, &cell(2, 2, 0, &320.25_f64.to_le_bytes())),
        (0x0203, &cell(2, 3, 1, &20_699_f64.to_le_bytes())),
        (0x0205, &cell(2, 4, 0, &[1, 0])),
        // Two numbers in one record: 8.03, and a day.
        (0x00bd, &[2, 0, 5, 0, 0, 0, 0x8f, 0x0c, 0, 0, 2, 0, 0xea, 0xd2, 2, 0, 6, 0]),
        (0x0006, &cell(row, 0, 0, &[&150_f64.to_le_bytes()[..], &[0; 6]].concat())),
        (0x0006, &cell(row, 1, 0, &[0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0])),
        (0x0207, &[&[4, 0, 1][..], &school].concat()),
        (0x0006, &cell(row, 2, 0, &[2, 0, 0x2a, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0])),
        (0x0006, &cell(row, 3, 0, &[1, 0, 1, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0])),
        (0x00fd, &cell(row, 4, 0, &[1, 0, 0, 0])),
        (0x0205, &cell(row, 255, 0, &[7, 1])),
        (0x000a, &[]),
    ]);
    let second = stream(&[
        (0x0809, &[0, 6, 16, 0]),
        (0x0809, &[0, 6, 32, 0]),
        (0x0203, &cell(0, 0, 0, &1_f64.to_le_bytes())),
        (0x000a, &[]),
        (0x000a, &[]),
    ]);
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap();
    let before = length(&globals([0, 0]));
    let globals = globals([before, before + length(&first)]);
    compound(&[("Workbook", &[globals, first, second].concat())])
}
