//! Any bytes under any name: `cargo +nightly fuzz run --fuzz-dir fuzz/policydoc read`.
//!
//! The first byte chooses the file name; the spans of what is read must be in order and inside.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((choice, bytes)) = data.split_first() else { return };
    let name = ["a.txt", "a.docx", "a.html", "a.pdf"][usize::from(*choice) % 4];
    let Ok(reading) = policydoc::read(name, bytes) else { return };
    let length = reading.source.chars().count();
    let mut before = 0;
    for node in reading.outline.nodes {
        assert!(node.start >= before && node.start < node.end && node.end <= length);
        before = node.start;
    }
});
