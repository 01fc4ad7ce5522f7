//! Backups that the program makes by itself, before it changes the schema.

use std::fs;
use std::path::{Path, PathBuf};

use kernel::Instant;

use super::folder::Staging;
use super::make;
use crate::{KeyStore, Result, Settings};

/// Automatic backups kept; each is whole, with all files.
const KEEP: usize = 3;
/// Stands in the name of each, between its time and the step.
const MARK: &str = "-before-";

/// Backs up the data into the installation, before `step` changes them. The keys are not
/// copied: they lie in the installation, and such a backup is restored with them.
///
/// # Errors
/// As [`super::back_up`]; the migration must then not be made.
pub(crate) async fn before_migration(
    settings: &Settings,
    keys: &KeyStore,
    now: Instant,
    step: &str,
) -> Result<()> {
    let folder = settings.installation.automatic_backups();
    let name = format!("{}{MARK}{step}", now.format("%Y%m%dT%H%M%S%6fZ"));
    let staging = Staging::beside(&folder.join(name))?;
    make::fill(staging, settings, keys, now).await?;
    forget_old(&folder)
}

/// Removes all but the newest.
fn forget_old(folder: &Path) -> Result<()> {
    let mut made: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && name.contains(MARK) {
            made.push(entry.path());
        }
    }
    made.sort();
    let old = made.len().saturating_sub(KEEP);
    Ok(made.iter().take(old).try_for_each(fs::remove_dir_all)?)
}
