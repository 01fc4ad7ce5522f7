//! The functions of a file and how long they are.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;
use crate::rust_text::{RustText, body, line_of};

static HEAD: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bfn\s+(?<name>\w+)"));

/// A function with a body.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Function {
    /// Its name.
    pub(super) name: String,
    /// The line of its `fn`, counted from 1.
    pub(super) line: usize,
    /// Lines from its `fn` to its closing brace, both counted.
    pub(super) lines: usize,
}

/// All functions of the source, nested ones too.
pub(super) fn of(source: &str) -> Vec<Function> {
    let code = RustText::read(source).code;
    HEAD.captures_iter(&code)
        .filter_map(|head| {
            let name = head.name("name")?;
            let start = head.get(0)?.start();
            let end = body(&code, name.end())?.end;
            let (line, last) = (line_of(&code, start), line_of(&code, end - 1));
            Some(Function { name: name.as_str().to_owned(), line, lines: last - line + 1 })
        })
        .collect()
}
