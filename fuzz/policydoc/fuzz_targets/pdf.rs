//! Any bytes as a .pdf.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| policydoc_fuzz::read("a.pdf", bytes));
