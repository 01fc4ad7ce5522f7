//! The message ids that Rust and templates name.

use std::sync::LazyLock;

use regex::Regex;

use super::fluent::Bundle;
use crate::finding::Finding;
use crate::pattern::pattern;
use crate::rust_text::{RustText, closing, line_of};
use crate::tree::SourceFile;

/// A call that takes an id first; of `Message::new(…)` every literal is an id (`match` inside).
static RUST_CALL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"(?<any>\bMessage::new\()|(?:\bmsg!\(|\bui\.t\()\s*""#));
static TEMPLATE_CALL: LazyLock<Regex> = LazyLock::new(|| pattern(r#"\bui\.t\(\s*"([^"]*)""#));
/// A declared family inside a comment; several may follow each other.
static FAMILY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?://+|\{#-?)\s*i18n:\s*(?<list>[a-z][\w*, -]*)"));
static TEMPLATE_COMMENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)\{#.*?#\}"));

/// An id or family with the place that names it.
#[derive(Debug)]
struct Named {
    file: String,
    line: usize,
    id: String,
}

/// All ids and families that are named.
#[derive(Debug, Default)]
pub(super) struct Usage {
    ids: Vec<Named>,
    families: Vec<Named>,
}

impl Usage {
    /// Collects what the sources name.
    pub(super) fn read(rust: &[SourceFile], templates: &[SourceFile]) -> Self {
        let mut usage = Self::default();
        for file in rust {
            usage.read_rust(file);
        }
        for file in templates {
            usage.read_template(file);
        }
        usage
    }

    /// Whether the id is named, by itself or by its family.
    pub(super) fn names(&self, id: &str) -> bool {
        self.ids.iter().any(|it| it.id == id)
            || self.families.iter().any(|family| in_family(id, &family.id))
    }

    /// Ids that are no message, and families without a member.
    pub(super) fn unknown(&self, bundle: &Bundle) -> Vec<Finding> {
        let missing = self.ids.iter().filter(|it| !bundle.messages.contains_key(&it.id));
        let empty = self
            .families
            .iter()
            .filter(|family| !bundle.messages.keys().any(|id| in_family(id, &family.id)));
        let told = |it: &Named| {
            let what = format!("`{}` is no message of locales/zh-CN", it.id);
            Finding::breach(&it.file, it.line, what, "add it to both languages, or correct the id")
        };
        missing.map(told).chain(empty.map(told)).collect()
    }

    fn read_rust(&mut self, file: &SourceFile) {
        let text = RustText::read(&file.text).without_tests();
        for call in RUST_CALL.captures_iter(&text.code) {
            let Some(whole) = call.get(0) else { continue };
            let range = if call.name("any").is_some() {
                whole.end()..closing(&text.code, whole.end() - 1).unwrap_or(whole.end())
            } else {
                whole.end()..whole.end() + 1
            };
            for literal in text.literals.iter().filter(|it| range.contains(&it.start)) {
                self.ids.push(named(file, literal.start, &literal.text));
            }
        }
        for comment in &text.comments {
            self.declare(file, comment.start, &comment.text);
        }
    }

    fn read_template(&mut self, file: &SourceFile) {
        for call in TEMPLATE_CALL.captures_iter(&file.text) {
            let Some(id) = call.get(1) else { continue };
            self.ids.push(named(file, id.start(), id.as_str()));
        }
        for comment in TEMPLATE_COMMENT.find_iter(&file.text) {
            self.declare(file, comment.start(), comment.as_str());
        }
    }

    fn declare(&mut self, file: &SourceFile, at: usize, comment: &str) {
        let Some(found) = FAMILY.captures(comment) else {
            return;
        };
        let families =
            found["list"].split([',', ' ']).filter(|it| it.contains(char::is_alphabetic));
        self.families.extend(families.map(|family| named(file, at, family)));
    }
}

fn named(file: &SourceFile, at: usize, id: &str) -> Named {
    Named { file: file.path.clone(), line: line_of(&file.text, at), id: id.to_owned() }
}

/// Whether a family such as `task-state-*` holds the id; without `*` it names one id.
fn in_family(id: &str, family: &str) -> bool {
    family.strip_suffix('*').map_or(id == family, |prefix| id.starts_with(prefix))
}
