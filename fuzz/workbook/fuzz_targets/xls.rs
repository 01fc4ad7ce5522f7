//! Any bytes as the records inside a sound compound file.
#![no_main]

use workbook_fuzz::{read, xls_of};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| read(&xls_of(bytes)));
