//! What every target asks of the document reader, whatever the bytes are: it does not panic,
//! and the spans of what it read are in order and inside the source.

use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

/// Reads `bytes` as a file of this name.
///
/// # Panics
/// If a span is empty, out of order or outside: a finding.
pub fn read(name: &str, bytes: &[u8]) {
    let Ok(reading) = policydoc::read(name, bytes) else { return };
    let length = reading.source.chars().count();
    let mut before = 0;
    for node in reading.outline.nodes {
        assert!(node.start >= before && node.start < node.end && node.end <= length);
        before = node.start;
    }
}

/// A .docx whose body is `bytes`: in the container itself a change of one byte is only found out
/// by its checksum, and nothing behind it is reached.
///
/// # Panics
/// If the container cannot be written to memory.
pub fn docx_of(bytes: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("word/document.xml", stored).expect("writing to memory");
    zip.write_all(bytes).expect("writing to memory");
    zip.finish().expect("writing to memory").into_inner()
}
