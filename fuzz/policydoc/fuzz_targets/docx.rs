//! Any bytes as a .docx.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| policydoc_fuzz::read("a.docx", bytes));
