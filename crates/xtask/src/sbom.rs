//! The bill of materials: every crate that is linked into the program, in `CycloneDX` 1.6 (JSON).
//!
//! It is made from `cargo metadata` with the lock file, for the target of this machine, and holds
//! no time and no number of its own: the same tree gives the same bill.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

/// The crate whose parts are listed.
const PROGRAM: &str = "qingqu";

/// The bill as text.
pub(crate) fn of(root: &Path) -> Result<String> {
    let lock = std::fs::read_to_string(root.join("Cargo.lock"))?;
    let bill = bill(&metadata(root)?, &checksums(&lock)?)?;
    Ok(serde_json::to_string_pretty(&bill)?)
}

fn metadata(root: &Path) -> Result<Value> {
    let host = Command::new("rustc").args(["--print", "host-tuple"]).output()?;
    let host = String::from_utf8(host.stdout)?;
    let answer = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", host.trim()])
        .current_dir(root)
        .output()?;
    ensure!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    Ok(serde_json::from_slice(&answer.stdout)?)
}

/// SHA-256 of each crate as the registry has it, by name and version.
fn checksums(lock: &str) -> Result<BTreeMap<(String, String), String>> {
    let lock: toml::Table = toml::from_str(lock)?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    let text = |package: &toml::Value, key: &str| {
        package.get(key).and_then(toml::Value::as_str).map(str::to_owned)
    };
    let known = packages.into_iter().flatten().filter_map(|package| {
        let key = (text(package, "name")?, text(package, "version")?);
        Some((key, text(package, "checksum")?))
    });
    Ok(known.collect())
}

/// The bill of a program with these facts.
fn bill(metadata: &Value, checksums: &BTreeMap<(String, String), String>) -> Result<Value> {
    let packages = list(&metadata["packages"]);
    let program = packages.iter().find(|package| package["name"] == PROGRAM);
    let program = program.with_context(|| format!("no crate {PROGRAM}"))?;
    let uses = used(list(&metadata["resolve"]["nodes"]));
    let linked = reachable(text(&program["id"]), &uses);
    let mut parts: Vec<_> = packages.iter().filter(|it| linked.contains(text(&it["id"]))).collect();
    parts.sort_by_key(|package| (text(&package["name"]), text(&package["version"])));
    let names: BTreeMap<&str, String> =
        parts.iter().map(|package| (text(&package["id"]), purl(package))).collect();
    let others = parts.iter().filter(|package| package["id"] != program["id"]);
    let depends = parts.iter().map(|package| {
        let on = uses.get(text(&package["id"])).into_iter().flatten();
        let on: BTreeSet<&String> = on.filter_map(|id| names.get(id)).collect();
        json!({ "ref": purl(package), "dependsOn": on })
    });
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": component(program, "application", checksums) },
        "components": others.map(|it| component(it, "library", checksums)).collect::<Vec<_>>(),
        "dependencies": depends.collect::<Vec<_>>(),
    }))
}

fn component(package: &Value, kind: &str, checksums: &BTreeMap<(String, String), String>) -> Value {
    let (name, version) = (text(&package["name"]), text(&package["version"]));
    let mut component = json!({
        "type": kind,
        "bom-ref": purl(package),
        "name": name,
        "version": version,
        "purl": purl(package),
        "licenses": [{ "expression": text(&package["license"]).replace('/', " OR ") }],
    });
    if let Some(checksum) = checksums.get(&(name.to_owned(), version.to_owned())) {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    component
}

/// The package URL (the crates of the workspace stand in no registry, and are named alike).
fn purl(package: &Value) -> String {
    format!("pkg:cargo/{}@{}", text(&package["name"]), text(&package["version"]))
}

/// What each package uses, ordinarily or to be built; not what only its tests use.
fn used(nodes: &[Value]) -> BTreeMap<&str, Vec<&str>> {
    nodes.iter().map(|node| (text(&node["id"]), ordinary(node))).collect()
}

fn ordinary(node: &Value) -> Vec<&str> {
    let is_ordinary = |dependency: &&Value| {
        list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"] != "dev")
    };
    let ordinary = list(&node["deps"]).iter().filter(is_ordinary);
    ordinary.map(|dependency| text(&dependency["pkg"])).collect()
}

fn reachable<'a>(from: &'a str, uses: &BTreeMap<&'a str, Vec<&'a str>>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(uses.get(id).into_iter().flatten());
        }
    }
    reached
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
