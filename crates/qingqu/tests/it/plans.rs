//! `qingqu plans read`.

use crate::support::{assert_one_sentence, qingqu};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../policydoc/tests/fixtures");

#[test]
fn an_outline_is_printed_as_list_as_json_and_as_source() {
    let file = format!("{FIXTURES}/plan.docx");
    let text = qingqu(["plans", "read", &file]);
    assert_eq!((text.code, text.err.as_str()), (0, ""));
    assert!(text.out.contains("一、"), "{}", text.out);
    let json = qingqu(["plans", "read", &file, "--format", "json"]).out;
    let outline: serde_json::Value = serde_json::from_str(&json).unwrap();
    let nodes = outline["nodes"].as_array().unwrap();
    assert!(nodes.iter().any(|node| node["offices"][0]["role"].is_string()));
    let source = qingqu(["plans", "read", &file, "--format", "source"]).out;
    assert!(source.lines().count() > nodes.len());
}

#[test]
fn a_document_that_cannot_be_read_is_one_sentence() {
    assert_one_sentence(&qingqu(["plans", "read", &format!("{FIXTURES}/scanned.pdf")]), 1);
    assert_one_sentence(&qingqu(["plans", "read", "no-such-file.docx"]), 2);
}
