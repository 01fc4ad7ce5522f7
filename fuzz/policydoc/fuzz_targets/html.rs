//! Any bytes as a .html.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| policydoc_fuzz::read("a.html", bytes));
