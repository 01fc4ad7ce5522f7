//! The words of the field: code and GLOSSARY.md name the same things with the same words.
//!
//! A public type of `domain` whose doc comment holds a Chinese term has a row with that
//! term; one Chinese term has one identifier; an identifier in backticks exists in the code.

#[cfg(test)]
mod tests;
mod types;

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use anyhow::{Context as _, Result};
use regex::Regex;

use crate::finding::Finding;
use crate::house::House;
use crate::pattern::pattern;
use crate::rust_text::RustText;
use crate::tree::product_sources;

const FILE: &str = "GLOSSARY.md";

static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"[A-Za-z_]\w*"));
static CODE: LazyLock<Regex> = LazyLock::new(|| pattern(r"`([^`]+)`"));

/// A row of the table.
#[derive(Debug)]
struct Row {
    line: usize,
    /// The Chinese terms of the first cell.
    terms: Vec<String>,
    /// The identifiers of the third cell that stand in backticks.
    identifiers: Vec<String>,
}

/// Checks the table against itself and against the code.
pub(crate) fn check(root: &Path, _house: &House) -> Result<Vec<Finding>> {
    let rows = rows(&fs::read_to_string(root.join(FILE)).context(FILE)?);
    let mut findings = doubles(&rows);
    let sources = product_sources(root)?;
    let mut words = HashSet::new();
    for file in &sources {
        let code = RustText::read(&file.text).code;
        words.extend(WORD.find_iter(&code).map(|word| word.as_str().to_owned()));
    }
    findings.extend(missing(&rows, &words));
    let domain = sources.iter().filter(|file| file.step(1) == "domain");
    findings.extend(domain.flat_map(types::of).filter_map(|ty| unnamed(&ty, &rows)));
    Ok(findings)
}

/// The rows: | 中文 | English | identifier | meaning | source |.
fn rows(text: &str) -> Vec<Row> {
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let table = text.lines().enumerate().filter(|(_, line)| line.starts_with('|'));
    table
        .map(|(at, line)| (at + 1, cells(line)))
        .filter(|(_, cells)| {
            cells.len() >= 5 && cells[3] != "identifier" && !cells[1].starts_with("--")
        })
        .map(|(line, cells)| Row {
            line,
            terms: cells[1].split('/').map(|term| term.trim().to_owned()).collect(),
            identifiers: CODE.captures_iter(&cells[3]).map(|code| code[1].to_owned()).collect(),
        })
        .collect()
}

/// Chinese terms that stand in two rows. One identifier may: a plan's task and a complaint
/// are both accepted, in two Chinese words.
fn doubles(rows: &[Row]) -> Vec<Finding> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut findings = Vec::new();
    for row in rows {
        for term in &row.terms {
            if let Some(first) = seen.insert(term, row.line) {
                let what = format!("`{term}` stands already in line {first}");
                let mend = "one Chinese term, one identifier: keep one row";
                findings.push(Finding::breach(FILE, row.line, what, mend));
            }
        }
    }
    findings
}

/// Identifiers in backticks that no source has.
fn missing(rows: &[Row], words: &HashSet<String>) -> Vec<Finding> {
    let named = rows.iter().flat_map(|row| row.identifiers.iter().map(|name| (row.line, name)));
    named
        .filter(|(_, name)| WORD.find_iter(name).any(|word| !words.contains(word.as_str())))
        .map(|(line, name)| {
            let mend = "correct the row, or take the backticks away until the code has it";
            Finding::breach(FILE, line, format!("`{name}` is not in the code"), mend)
        })
        .collect()
}

/// A type whose Chinese term the table lacks or gives to another word.
fn unnamed(ty: &types::Type, rows: &[Row]) -> Option<Finding> {
    let own: Vec<&Row> = rows.iter().filter(|row| row.identifiers.contains(&ty.name)).collect();
    let terms: Vec<&str> = own.iter().flat_map(|row| &row.terms).map(String::as_str).collect();
    if terms.iter().any(|term| ty.terms.iter().any(|said| said == term)) {
        return None;
    }
    let here = ty.terms.join(" ");
    let what = match own.first() {
        None => format!("{FILE} has no row for `{}` {here}", ty.name),
        Some(row) => {
            let there = terms.join(" / ");
            format!("`{}` is {here} here but {there} in {FILE}:{}", ty.name, row.line)
        }
    };
    Some(Finding::breach(&ty.file, ty.line, what, "use one Chinese term in both places"))
}
