//! Evidence: what `docs/threats.md` and `docs/asvs.csv` claim is answered by a test that exists.
//!
//! A threat names its tests in the last cell of its row, in backticks, or says `later: …`. A line
//! of the list of requirements is `id,status,answer`: `pass` names tests, `na`, `later` and `fail`
//! give a reason. A name with a `/` is a file or folder of the tree, such as a journey.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use anyhow::Result;
use regex::Regex;

use crate::finding::Finding;
use crate::house::House;
use crate::pattern::pattern;
use crate::tree::{SourceFile, files};

const THREATS: &str = "docs/threats.md";
const REQUIREMENTS: &str = "docs/asvs.csv";
const STATES: [&str; 4] = ["pass", "na", "later", "fail"];

static TEST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"#\[(?:tokio::)?test\b[^\]]*\]\s*(?:#\[[^\]]*\]\s*)*(?:async\s+)?fn\s+(?<name>\w+)")
});
static ON_BOTH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"on_both_engines!\s*[\(\{\[](?<names>[\w\s,]*)[\)\}\]]"));
static QUOTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"`(?<name>[^`]+)`"));
static THREAT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\| (?<id>T\d+) \|"));
static ID: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d+\.\d+\.\d+$"));

/// Checks both documents.
pub(crate) fn check(root: &Path, _house: &House) -> Result<Vec<Finding>> {
    let evidence = Evidence::read(root)?;
    let text = |file: &str| std::fs::read_to_string(root.join(file)).unwrap_or_default();
    let mut findings = threats(&text(THREATS), &evidence);
    findings.extend(requirements(&text(REQUIREMENTS), &evidence));
    Ok(findings)
}

/// What can be named as evidence.
struct Evidence<'a> {
    root: &'a Path,
    tests: BTreeSet<String>,
}

impl<'a> Evidence<'a> {
    fn read(root: &'a Path) -> Result<Self> {
        let mut sources = files(root, "crates", ".rs")?;
        sources.extend(files(root, "bench", ".rs")?);
        Ok(Self { root, tests: sources.iter().flat_map(tests_of).collect() })
    }

    fn has(&self, name: &str) -> bool {
        if name.contains('/') { self.root.join(name).exists() } else { self.tests.contains(name) }
    }

    /// A finding for each of the names that is no test.
    fn absent<'n>(
        &self,
        file: &str,
        line: usize,
        names: impl IntoIterator<Item = &'n str>,
    ) -> Vec<Finding> {
        let absent = names.into_iter().filter(|name| !self.has(name));
        let mend = "name a test that exists, or say `later: …`";
        let told = |name| Finding::breach(file, line, format!("`{name}` is no test"), mend);
        absent.map(told).collect()
    }
}

/// The names of the tests in a file.
fn tests_of(file: &SourceFile) -> Vec<String> {
    let single = TEST.captures_iter(&file.text).map(|found| found["name"].to_owned());
    let both = ON_BOTH.captures_iter(&file.text).flat_map(|found| {
        let names = found["names"].split(',').map(|name| name.trim().to_owned());
        names.collect::<Vec<_>>()
    });
    single.chain(both).filter(|name| !name.is_empty()).collect()
}

/// Every threat is answered by tests or says that it is not yet.
fn threats(text: &str, evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, row) in text.lines().enumerate().filter(|(_, row)| THREAT.is_match(row)) {
        let cells: Vec<&str> = row.trim_end_matches(['|', ' ']).split(" | ").collect();
        let last = cells.last().copied().unwrap_or_default();
        let names: Vec<&str> = QUOTED
            .captures_iter(last)
            .filter_map(|found| found.name("name").map(|name| name.as_str()))
            .collect();
        if names.is_empty() && !last.contains("later: ") {
            let what = format!("{} has no answer", cells[0].trim_start_matches("| "));
            let mend = "name a test in backticks, or say `later: …`";
            findings.push(Finding::breach(THREATS, at + 1, what, mend));
        }
        findings.extend(evidence.absent(THREATS, at + 1, names));
    }
    findings
}

/// Every line is known, in order, and answered.
fn requirements(text: &str, evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut last = Vec::new();
    for (at, line) in text.lines().enumerate().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let (id, state, answer) = match cells.as_slice() {
            [id, state, answer] if ID.is_match(id) && STATES.contains(state) => {
                (*id, *state, answer.trim())
            }
            _ => {
                let what = format!("`{line}` is not id,status,answer");
                let mend = format!("write one of {} and no comma", STATES.join(", "));
                findings.push(Finding::breach(REQUIREMENTS, at + 1, what, mend));
                continue;
            }
        };
        let number: Vec<u32> = id.split('.').filter_map(|part| part.parse().ok()).collect();
        if number <= last {
            let what = format!("{id} stands below a later one");
            findings.push(Finding::breach(REQUIREMENTS, at + 1, what, "put the ids in order"));
        }
        if answer.is_empty() {
            let what = format!("{id} has no answer");
            findings.push(Finding::breach(REQUIREMENTS, at + 1, what, "name tests, or a reason"));
        }
        if state == "pass" {
            findings.extend(evidence.absent(REQUIREMENTS, at + 1, answer.split_whitespace()));
        }
        last = number;
    }
    findings
}
