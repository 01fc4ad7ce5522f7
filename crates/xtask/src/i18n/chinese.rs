//! Sentences for people do not stand in code: no Chinese in literals or templates.

use std::sync::LazyLock;

use regex::Regex;

use crate::finding::Finding;
use crate::house::House;
use crate::pattern::pattern;
use crate::rust_text::{RustText, line_of};
use crate::tree::SourceFile;

const CRATES: [&str; 5] = ["kernel", "domain", "app", "web", "qingqu"];

/// A Chinese character, or punctuation that only stands between them.
static CHINESE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[\p{Han}\u{3000}-\u{303f}\u{ff00}-\u{ffef}]"));
static TEMPLATE_COMMENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)\{#.*?#\}"));

/// Literals and templates with Chinese in them, except where the house permits it.
pub(super) fn findings(
    rust: &[SourceFile],
    templates: &[SourceFile],
    house: &House,
) -> Vec<Finding> {
    let permitted =
        |file: &&SourceFile| !house.chinese.iter().any(|it| file.path.ends_with(&it.file));
    let ours = |file: &&SourceFile| CRATES.contains(&file.step(1));
    let literals = rust.iter().filter(ours).filter(permitted).flat_map(in_literals);
    literals.chain(templates.iter().filter(permitted).flat_map(in_template)).collect()
}

fn in_literals(file: &SourceFile) -> Vec<Finding> {
    let text = RustText::read(&file.text).without_tests();
    let chinese = text.literals.iter().filter(|literal| CHINESE.is_match(&literal.text));
    chinese.map(|literal| told(file, text.line(literal.start))).collect()
}

fn in_template(file: &SourceFile) -> Vec<Finding> {
    let in_comment = |at| TEMPLATE_COMMENT.find_iter(&file.text).any(|it| it.range().contains(&at));
    let chinese = CHINESE.find_iter(&file.text).filter(|it| !in_comment(it.start()));
    let mut lines: Vec<usize> = chinese.map(|it| line_of(&file.text, it.start())).collect();
    lines.dedup();
    lines.into_iter().map(|line| told(file, line)).collect()
}

fn told(file: &SourceFile, line: usize) -> Finding {
    let mend = "move it to locales/ or packs/, or permit the file with a reason in house.toml";
    Finding::breach(&file.path, line, "Chinese text in code", mend)
}
