//! The messages of one language, read from its Fluent files line by line.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::finding::Finding;
use crate::pattern::pattern;
use crate::tree::SourceFile;

/// The head of a message or (with a dash before it) a term.
static HEAD: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?<id>-?[a-zA-Z][\w-]*)\s*="));
static VARIABLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\$([a-zA-Z][\w-]*)"));
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\{\s*(-?[a-z][\w-]*)"));

/// A message and what it speaks of.
#[derive(Debug, Clone)]
pub(super) struct FluentMessage {
    /// Its file, relative to the root.
    pub(super) file: String,
    /// The line of its head.
    pub(super) line: usize,
    /// The names of its variables, without `$`.
    pub(super) variables: BTreeSet<String>,
    /// The messages and terms that it takes in.
    pub(super) references: BTreeSet<String>,
}

impl FluentMessage {
    /// The last part of its file's path.
    pub(super) fn file_name(&self) -> &str {
        file_name(&self.file)
    }

    fn take(&mut self, line: &str) {
        self.variables.extend(VARIABLE.captures_iter(line).map(|it| it[1].to_owned()));
        self.references.extend(REFERENCE.captures_iter(line).map(|it| it[1].to_owned()));
    }
}

/// All messages of one language.
#[derive(Debug, Default)]
pub(super) struct Bundle {
    /// File names with their paths.
    pub(super) files: BTreeMap<String, String>,
    /// Messages and terms by id.
    pub(super) messages: BTreeMap<String, FluentMessage>,
    /// Ids that stand twice.
    pub(super) doubles: Vec<Finding>,
}

impl Bundle {
    /// Reads the files of one language.
    pub(super) fn read(files: &[SourceFile]) -> Self {
        let mut bundle = Self::default();
        for file in files {
            bundle.files.insert(file_name(&file.path).to_owned(), file.path.clone());
            bundle.read_file(file);
        }
        bundle
    }

    fn read_file(&mut self, file: &SourceFile) {
        let mut current = None;
        for (at, line) in file.text.lines().enumerate() {
            if let Some(head) = HEAD.captures(line) {
                let id = head["id"].to_owned();
                self.begin(&id, &file.path, at + 1);
                current = Some(id);
            } else if !line.starts_with([' ', '}', '\t']) && !line.is_empty() {
                current = None;
            }
            let message = current.as_ref().and_then(|id| self.messages.get_mut(id));
            if let Some(message) = message {
                message.take(line);
            }
        }
    }

    fn begin(&mut self, id: &str, file: &str, line: usize) {
        let (variables, references) = (BTreeSet::new(), BTreeSet::new());
        let message = FluentMessage { file: file.to_owned(), line, variables, references };
        if let Some(first) = self.messages.insert(id.to_owned(), message) {
            let what = format!("`{id}` stands already in {}:{}", first.file, first.line);
            self.doubles.push(Finding::breach(file, line, what, "give one of them another id"));
        }
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
