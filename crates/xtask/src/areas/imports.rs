//! Who imports whom: areas look down the tiers, never up.

use std::sync::LazyLock;

use regex::Regex;

use crate::finding::Finding;
use crate::house::House;
use crate::pattern::pattern;
use crate::rust_text::{RustText, closing};
use crate::tree::SourceFile;

/// A path into a layer: `crate::plans`, `domain::plans::Task`, or the head of a group.
static PATH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:crate|domain|app|web)::(?:(?<name>\w+)|\{)"));

/// Imports that the order of the areas forbids.
pub(super) fn findings(file: &SourceFile, house: &House) -> Vec<Finding> {
    let text = RustText::read(&file.text).without_tests();
    let area = file.step(3);
    let mut findings = misplaced(file, &text, house);
    let Some(tier) = house.tier(area) else {
        return findings;
    };
    for (imported, at) in imported_names(&text.code) {
        if imported == area {
            continue;
        }
        let Some(other) = house.tier(imported) else {
            continue;
        };
        let what = if house.is_side(imported) {
            format!("`{area}` imports `{imported}`, which only listens")
        } else if other > tier {
            format!("`{area}` (tier {tier}) imports `{imported}` (tier {other})")
        } else {
            continue;
        };
        let mend = "record an event and link it in app/src/reactions.rs";
        findings.push(Finding::breach(&file.path, text.line(at), what, mend));
    }
    findings
}

/// The first name of every path into a layer, with its offset.
fn imported_names(code: &str) -> Vec<(&str, usize)> {
    let mut names = Vec::new();
    for found in PATH.captures_iter(code) {
        if let Some(name) = found.name("name") {
            names.push((name.as_str(), name.start()));
        } else if let Some(whole) = found.get(0) {
            let open = whole.end() - 1;
            let end = closing(code, open).unwrap_or(code.len());
            names.extend(first_names(code, open + 1, end - 1));
        }
    }
    names
}

/// The first name of each branch of `{a::b, c::{d, e}}`, without the outer braces.
fn first_names(code: &str, from: usize, to: usize) -> Vec<(&str, usize)> {
    let mut names = Vec::new();
    let (mut depth, mut branch) = (0_usize, from);
    for (at, byte) in code.bytes().enumerate().take(to + 1).skip(from) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth > 0 => depth -= 1,
            b',' | b'}' if depth == 0 => {
                let text = code[branch..at].trim();
                let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
                let start = branch + code[branch..at].find(text).unwrap_or(0);
                names.push((&text[..end.unwrap_or(text.len())], start));
                branch = at + 1;
            }
            _ => {}
        }
    }
    names
}

/// Uses of a crate that the layer may use in one area only.
fn misplaced(file: &SourceFile, text: &RustText, house: &House) -> Vec<Finding> {
    let (layer, area) = (file.step(1), file.step(3));
    let here = house.only_in.iter().filter(|rule| rule.layer == layer && rule.area != area);
    here.filter_map(|rule| {
        let at = text.code.find(&format!("{}::", rule.used))?;
        let what = format!("{layer} uses `{}` outside `{}`", rule.used, rule.area);
        let mend = format!("move it to {layer}/src/{}/", rule.area);
        Some(Finding::breach(&file.path, text.line(at), what, mend))
    })
    .collect()
}
