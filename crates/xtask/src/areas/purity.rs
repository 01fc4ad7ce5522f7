//! `domain` does no IO and never asks for the time.

use std::sync::LazyLock;

use regex::Regex;

use crate::finding::Finding;
use crate::pattern::pattern;
use crate::rust_text::RustText;
use crate::tree::SourceFile;

static IMPURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\bstd::(?:fs|env|net|process|thread)\b|\bstd::\{[^}]*\b(?:fs|env|net|process|thread)\b",
        r"|\basync\b|\bSystemTime\b|\bInstant::now\b|\b(?:Utc|Local)::now\b",
    ))
});

/// Places where the rules reach out of themselves.
pub(super) fn findings(file: &SourceFile) -> Vec<Finding> {
    let text = RustText::read(&file.text).without_tests();
    IMPURE
        .find_iter(&text.code)
        .map(|found| {
            let what = format!("domain is pure, but here stands `{}`", found.as_str());
            let mend = "take the value as an argument, or do it in app";
            Finding::breach(&file.path, text.line(found.start()), what, mend)
        })
        .collect()
}
