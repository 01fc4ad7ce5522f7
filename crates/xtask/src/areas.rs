//! Areas: layers and areas use each other only in the order of the house.
//!
//! Four rules: what a crate may depend on (`dependencies`); the first level of a layer is
//! an area or a named room; an area imports only its own or a lower tier and nobody a side
//! area; `domain` does no IO and never asks for the time.

mod dependencies;
mod imports;
mod purity;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;

use crate::finding::Finding;
use crate::house::House;
use crate::tree::{SourceFile, product_sources};

/// The crates that are split into areas.
const LAYERS: [&str; 3] = ["domain", "app", "web"];

/// Checks dependencies, first levels, imports and purity.
pub(crate) fn check(root: &Path, house: &House) -> Result<Vec<Finding>> {
    let mut findings = dependencies::findings(&dependencies::metadata(root)?, house);
    findings.extend(sources(root, house)?);
    Ok(findings)
}

/// The rules that are read from the sources alone.
fn sources(root: &Path, house: &House) -> Result<Vec<Finding>> {
    let mut files = product_sources(root)?;
    files.retain(|file| LAYERS.contains(&file.step(1)));
    let mut findings = strangers(&files, house);
    for file in &files {
        findings.extend(imports::findings(file, house));
        if file.step(1) == "domain" {
            findings.extend(purity::findings(file));
        }
    }
    Ok(findings)
}

/// First levels that are neither an area nor a named room, each told once.
fn strangers(files: &[SourceFile], house: &House) -> Vec<Finding> {
    let mut told = BTreeSet::new();
    let mut findings = Vec::new();
    for file in files {
        let (layer, name) = (file.step(1), file.step(3));
        let known = name == "lib"
            || house.tier(name).is_some()
            || house.room.iter().any(|room| room.layer == layer && room.name == name);
        if !known && told.insert((layer, name)) {
            findings.push(Finding::breach(
                &file.path,
                1,
                format!("`{name}` is neither an area nor a room of {layer}"),
                "move it into its area, or name it with a reason in crates/xtask/house.toml",
            ));
        }
    }
    findings
}
