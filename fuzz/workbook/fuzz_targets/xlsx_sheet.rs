//! Any bytes as the sheet inside a sound .xlsx.
#![no_main]

use workbook_fuzz::{read, xlsx_of};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| read(&xlsx_of(bytes)));
