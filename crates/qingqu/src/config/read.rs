//! Reading the file against the table of keys.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use kernel::Message;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Set;
use super::keys::{KEYS, Key};
use super::problem::Problem;

/// What stands in the text; or all that is wrong with it, in the order of its lines.
pub(super) fn read(file: &Path, text: &str) -> Result<BTreeMap<&'static str, Set>, Vec<Problem>> {
    let mut reading = Reading { file, text, set: BTreeMap::new(), problems: Vec::new() };
    match DeTable::parse(text) {
        Ok(table) => reading.top(table.get_ref()),
        Err(error) => {
            let what = Message::new("config-syntax").with("cause", error.message());
            reading.problem(error.span().unwrap_or_default(), "TOML", what);
        }
    }
    reading.problems.sort_by_key(Problem::line);
    if reading.problems.is_empty() { Ok(reading.set) } else { Err(reading.problems) }
}

struct Reading<'a> {
    file: &'a Path,
    text: &'a str,
    set: BTreeMap<&'static str, Set>,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn top(&mut self, table: &DeTable<'_>) {
        for (name, value) in table {
            let section = name.get_ref().as_ref();
            match value.get_ref() {
                DeValue::Table(entries) if KEYS.iter().any(|key| key.section() == section) => {
                    for (own, value) in entries {
                        self.entry(&format!("{section}.{}", own.get_ref()), own.span(), value);
                    }
                }
                _ => self.entry(section, name.span(), value),
            }
        }
    }

    fn entry(&mut self, name: &str, at: Range<usize>, value: &Spanned<DeValue<'_>>) {
        let Some(key) = KEYS.iter().find(|key| key.name == name) else {
            let what = Message::new("config-unknown").with("known", neighbours(name));
            return self.problem(at, name, what);
        };
        let folder = self.file.parent().unwrap_or(Path::new(""));
        match key.want.read(value.get_ref(), folder) {
            Some(value) => {
                let line = self.line(&at);
                self.set.insert(key.name, Set { line, value });
            }
            None => self.problem(at, name, key.want.message()),
        }
    }

    fn problem(&mut self, at: Range<usize>, key: &str, what: Message) {
        self.problems.push(Problem::at(self.file, self.line(&at), key, what));
    }

    /// The line of this place, counted from 1.
    fn line(&self, at: &Range<usize>) -> usize {
        self.text.bytes().take(at.start).filter(|byte| *byte == b'\n').count() + 1
    }
}

/// What can stand where this key stands.
fn neighbours(name: &str) -> String {
    let section = name.split_once('.').map_or("", |(section, _)| section);
    let own = |key: &&Key| key.section() == section;
    let mut known: Vec<_> = KEYS.iter().filter(own).map(|key| key.own_name().to_owned()).collect();
    if section.is_empty() {
        let mut sections: Vec<_> = KEYS.iter().map(|key| format!("[{}]", key.section())).collect();
        sections.dedup();
        known.extend(sections.into_iter().filter(|section| section != "[]"));
    }
    known.join(", ")
}
