//! The binary that is put to the test.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

/// The named binary; otherwise the one built now with the profile of this program.
///
/// # Errors
/// If it does not compile or is not there.
pub fn binary(named: Option<PathBuf>) -> Result<PathBuf> {
    if let Some(binary) = named {
        ensure!(binary.is_file(), "no program at {}", binary.display());
        return Ok(binary);
    }
    let mut build = Command::new("cargo");
    build.args(["build", "--quiet", "--locked", "-p", "qingqu"]);
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    ensure!(build.status()?.success(), "the program does not compile");
    let own = std::env::current_exe()?;
    let binary = own.parent().context("no folder")?.join("qingqu");
    ensure!(binary.is_file(), "no program at {}", binary.display());
    Ok(binary)
}
