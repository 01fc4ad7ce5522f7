//! Public types of the domain that name a Chinese term.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;
use crate::tree::SourceFile;

static HEAD: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*pub (?:struct|enum) (?<name>\w+)"));
static TERM: LazyLock<Regex> = LazyLock::new(|| pattern(r"\p{Han}+"));

/// A public struct or enum with a Chinese term in its doc comment.
#[derive(Debug)]
pub(super) struct Type {
    /// Its name.
    pub(super) name: String,
    /// Its file, relative to the root.
    pub(super) file: String,
    /// The line of its head.
    pub(super) line: usize,
    /// The Chinese words of its doc comment.
    pub(super) terms: Vec<String>,
}

/// The types of a file.
pub(super) fn of(file: &SourceFile) -> Vec<Type> {
    let mut doc = String::new();
    let mut types = Vec::new();
    for (at, line) in file.text.lines().enumerate() {
        if let Some(head) = HEAD.captures(line) {
            let terms: Vec<String> =
                TERM.find_iter(&doc).map(|term| term.as_str().to_owned()).collect();
            if !terms.is_empty() {
                let name = head["name"].to_owned();
                types.push(Type { name, file: file.path.clone(), line: at + 1, terms });
            }
        }
        match line.trim() {
            text if text.starts_with("///") => doc.push_str(text),
            text if text.is_empty() || text.ends_with([';', '{', '}']) => doc.clear(),
            _ => {} // an attribute between the comment and its type
        }
    }
    types
}
