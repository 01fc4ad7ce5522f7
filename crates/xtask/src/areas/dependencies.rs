//! What a crate may depend on, read from `cargo metadata`.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};
use serde_json::Value;

use crate::finding::Finding;
use crate::house::{CrateRule, House};

/// The workspace's packages with their direct dependencies.
pub(super) fn metadata(root: &Path) -> Result<Value> {
    let answer = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .current_dir(root)
        .output()?;
    ensure!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    Ok(serde_json::from_slice(&answer.stdout)?)
}

/// Forbidden direct dependencies of ordinary kind, and crates without a rule.
pub(super) fn findings(metadata: &Value, house: &House) -> Vec<Finding> {
    let packages = metadata["packages"].as_array().map_or(&[][..], Vec::as_slice);
    let ours: Vec<&str> = packages.iter().map(name).collect();
    let mut findings = Vec::new();
    for package in packages {
        let manifest = format!("crates/{}/Cargo.toml", name(package));
        let Some(rule) = house.crates.get(name(package)) else {
            findings.push(Finding::breach(
                &manifest,
                1,
                format!("the house has no rule for the crate `{}`", name(package)),
                "say in crates/xtask/house.toml what it may use",
            ));
            continue;
        };
        let forbidden = ordinary_dependencies(package)
            .filter_map(|used| Some((used, objection(used, rule, &ours, house)?)));
        findings.extend(forbidden.map(|(used, why)| {
            let what = format!("`{}` depends on `{used}`, {why}", name(package));
            Finding::breach(&manifest, 1, what, "take it out: ARCHITECTURE.md says who uses whom")
        }));
    }
    findings
}

fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap_or_default()
}

/// Names of the direct dependencies that are neither for development nor for the build.
fn ordinary_dependencies(package: &Value) -> impl Iterator<Item = &str> {
    let all = package["dependencies"].as_array().map_or(&[][..], Vec::as_slice);
    all.iter().filter(|dependency| dependency["kind"].is_null()).map(name)
}

fn objection(used: &str, rule: &CrateRule, ours: &[&str], house: &House) -> Option<String> {
    if ours.contains(&used) {
        let permitted = rule.ours.as_ref().is_none_or(|list| list.iter().any(|it| it == used));
        return (!permitted).then(|| "a crate of ours that it may not use".to_owned());
    }
    let holds = |group: &&String| house.groups.get(*group).is_some_and(|g| has(g, used));
    rule.never.iter().find(holds).map(|group| format!("which is of the group `{group}`"))
}

fn has(group: &[String], used: &str) -> bool {
    group.iter().any(|it| it == used)
}
