//! Reading the files of the tree.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// A text file of the tree.
#[derive(Debug, Clone)]
pub(crate) struct SourceFile {
    /// Path relative to the root, with `/`.
    pub(crate) path: String,
    /// Its whole text.
    pub(crate) text: String,
}

impl SourceFile {
    /// The folder or file name (without ending) at `depth` of the path: 0 is the first.
    pub(crate) fn step(&self, depth: usize) -> &str {
        let step = self.path.split('/').nth(depth).unwrap_or_default();
        step.split('.').next().unwrap_or_default()
    }

    /// Whether it holds only tests.
    pub(crate) fn is_test(&self) -> bool {
        self.path.contains("/tests/") || self.path.ends_with("/tests.rs")
    }
}

/// All files under a folder with that ending, sorted; none when the folder is missing.
pub(crate) fn files(root: &Path, folder: &str, ending: &str) -> Result<Vec<SourceFile>> {
    let mut paths = Vec::new();
    walk(&root.join(folder), ending, &mut paths)?;
    paths.sort();
    paths.iter().map(|path| read(root, path)).collect()
}

/// Rust sources of the crates' `src` folders without files that hold only tests.
/// The checks leave `xtask` out: its text speaks about everything they look for.
pub(crate) fn product_sources(root: &Path) -> Result<Vec<SourceFile>> {
    let mut sources = files(root, "crates", ".rs")?;
    sources.retain(|file| {
        file.path.split('/').nth(2) == Some("src") && file.step(1) != "xtask" && !file.is_test()
    });
    Ok(sources)
}

fn walk(folder: &Path, ending: &str, paths: &mut Vec<PathBuf>) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let foreign = name.starts_with('.') || name == "target" || name == "node_modules";
        if path.is_dir() && !foreign {
            walk(&path, ending, paths)?;
        } else if name.ends_with(ending) && path.is_file() {
            paths.push(path);
        }
    }
    Ok(())
}

fn read(root: &Path, path: &Path) -> Result<SourceFile> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let relative = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
    Ok(SourceFile { path: relative, text })
}
