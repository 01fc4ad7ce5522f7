//! Routes: every address is a noun, stands once, names its need and has its handler's file.
//!
//! Route tables stand in `crates/web/src/<area>/mod.rs`, as lines such as
//! `.post("/tasks/{no}/acceptance", Needs::Act(Act::AcceptTask), accept::submit)`.
//! All of them together are written to `docs/routes.txt`, which a change must take along.

mod list;
mod table;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::finding::Finding;
use crate::house::House;
use crate::pattern::pattern;
use crate::rust_text::RustText;
use crate::tree::{SourceFile, files};
use table::Route;

const FILE: &str = "docs/routes.txt";
const WEB: &str = "crates/web/src";

/// Words that say what to do; an address says what a thing is.
const VERBS: [&str; 24] = [
    "accept", "add", "approve", "assign", "cancel", "change", "close", "create", "delete", "do",
    "edit", "get", "login", "logout", "make", "open", "remove", "save", "send", "show", "submit",
    "update", "view", "withdraw",
];

/// Checks the route tables and the generated list.
pub(crate) fn check(root: &Path, _house: &House) -> Result<Vec<Finding>> {
    let sources = files(root, WEB, ".rs")?;
    let (routes, mut findings) = table::read(&sources);
    for route in &routes {
        findings.extend(misnamed(route));
        findings.extend(homeless(route, &sources));
    }
    findings.extend(doubles(&routes));
    findings.extend(sources.iter().flat_map(bypasses));
    if fs::read_to_string(root.join(FILE)).unwrap_or_default() != list::text(&routes) {
        let mend = "run `cargo run -p xtask -- generate` and read the difference";
        findings.push(Finding::breach(FILE, 1, "the route tables say something else", mend));
    }
    Ok(findings)
}

/// Rewrites `docs/routes.txt` from the route tables.
pub(crate) fn generate(root: &Path) -> Result<()> {
    let (routes, _) = table::read(&files(root, WEB, ".rs")?);
    fs::create_dir_all(root.join("docs"))?;
    Ok(fs::write(root.join(FILE), list::text(&routes))?)
}

fn misnamed(route: &Route) -> Option<Finding> {
    let wrong = route.path.split('/').find(|segment| {
        let fixed = !segment.starts_with('{');
        VERBS.contains(segment)
            || fixed && segment.contains(|c: char| c == '_' || c.is_ascii_uppercase())
    })?;
    let what = format!("the address {} has the segment `{wrong}`", route.path);
    let mend = "use nouns, lower case, hyphens: POST /tasks/{no}/acceptance";
    Some(Finding::breach(&route.file, route.line, what, mend))
}

fn homeless(route: &Route, sources: &[SourceFile]) -> Option<Finding> {
    let homes = route.homes();
    if homes.is_empty() || sources.iter().any(|file| homes.contains(&file.path)) {
        return None;
    }
    let what = format!("the handler {} has no file {}", route.handler, homes[0]);
    Some(Finding::breach(&route.file, route.line, what, "one file per page or command: add it"))
}

/// Routes whose method and path stand twice, whatever the names in braces.
fn doubles(routes: &[Route]) -> Vec<Finding> {
    let name = pattern(r"\{[^}*]*\}");
    let key =
        |route: &Route| (route.method.clone(), name.replace_all(&route.path, "{}").into_owned());
    let mut findings = Vec::new();
    for (at, route) in routes.iter().enumerate() {
        if let Some(first) = routes[..at].iter().find(|other| key(other) == key(route)) {
            let what = format!("{} {} stands already in {}", route.method, route.path, first.file);
            findings.push(Finding::breach(&route.file, route.line, what, "keep one of them"));
        }
    }
    findings
}

/// Calls of the HTTP library's own `.route(`, which asks for no need.
fn bypasses(file: &SourceFile) -> Vec<Finding> {
    if file.step(3) == "shell" {
        return Vec::new();
    }
    let text = RustText::read(&file.text);
    let calls = pattern(r"\.route(?:_service)?\(");
    let told = calls.find_iter(&text.code).map(|call| {
        let mend = "add a line with its need to the area's route table";
        Finding::breach(&file.path, text.line(call.start()), "a route without a need", mend)
    });
    told.collect()
}
