//! Any bytes as a .txt.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| policydoc_fuzz::read("a.txt", bytes));
