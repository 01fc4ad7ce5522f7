//! Any bytes as the body inside a sound .docx.
#![no_main]

use policydoc_fuzz::{docx_of, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| read("a.docx", &docx_of(bytes)));
