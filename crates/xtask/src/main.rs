//! The house's own checks and generators: what Cargo and clippy cannot see.
//!
//! `cargo run -p xtask -- check` runs all six checks, `… check areas sizes` only those two.
//! `cargo run -p xtask -- generate` rewrites the generated files that the checks compare.
//! `… sbom` prints the bill of materials.
//! Each check is a function from the tree to findings; what it permits beyond its rule
//! stands with a reason in `crates/xtask/house.toml`. Results go to stdout, nothing else does.

mod areas;
mod evidence;
mod finding;
mod glossary;
mod house;
mod i18n;
mod pattern;
mod routes;
mod rust_text;
mod sbom;
mod sizes;
#[cfg(test)]
mod testing;
mod tree;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

use crate::finding::Finding;
use crate::house::House;

type Check = fn(&Path, &House) -> Result<Vec<Finding>>;

const CHECKS: [(&str, Check); 6] = [
    ("areas", areas::check),
    ("sizes", sizes::check),
    ("i18n", i18n::check),
    ("glossary", glossary::check),
    ("routes", routes::check),
    ("evidence", evidence::check),
];

const USAGE: &str =
    "usage: cargo run -p xtask -- check [areas|sizes|i18n|glossary|routes|evidence]…
       cargo run -p xtask -- generate      rewrite docs/routes.txt
       cargo run -p xtask -- sbom          print the bill of materials (CycloneDX)";

fn main() -> ExitCode {
    work().unwrap_or_else(|error| {
        eprintln!("{error:#}");
        ExitCode::from(2)
    })
}

fn work() -> Result<ExitCode> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .context("xtask does not stand in crates/xtask")?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["check", names @ ..] => run(root, names),
        ["generate" | "routes"] => routes::generate(root).map(|()| ExitCode::SUCCESS),
        ["sbom"] => {
            writeln!(std::io::stdout(), "{}", sbom::of(root)?)?;
            Ok(ExitCode::SUCCESS)
        }
        _ => bail!("{USAGE}"),
    }
}

/// Runs the checks of those names (all when none is named) and prints what they found.
fn run(root: &Path, names: &[&str]) -> Result<ExitCode> {
    if let Some(unknown) = names.iter().find(|name| CHECKS.iter().all(|(known, _)| known != *name))
    {
        bail!("no check is called {unknown}\n{USAGE}");
    }
    let house = House::load(root)?;
    let mut breached = false;
    for (name, check) in CHECKS.iter().filter(|(n, _)| names.is_empty() || names.contains(n)) {
        breached |= print(name, &check(root, &house)?)?;
    }
    Ok(if breached { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Prints one check's findings and its total; answers whether one of them is a breach.
fn print(name: &str, findings: &[Finding]) -> Result<bool> {
    let mut out = std::io::stdout().lock();
    for finding in findings {
        writeln!(out, "{finding}")?;
    }
    let breaches = findings.iter().filter(|finding| finding.is_breach()).count();
    writeln!(out, "{name}: {breaches} breaches, {} warnings", findings.len() - breaches)?;
    Ok(breaches > 0)
}
