//! When the last backup was made. It is written down in the folder of the installation, beside
//! the data and not in them: a restored installation has not been backed up yet.

use std::fs;
use std::path::PathBuf;

use kernel::Instant;
use serde::{Deserialize, Serialize};

use crate::backup::BackupReport;
use crate::{Installation, Result};

/// The last backup that succeeded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupMark {
    /// The moment that it holds.
    pub made_at: Instant,
    /// Bytes of all its parts and stored files.
    pub bytes: u64,
}

/// The last backup of the installation that was asked for; `None` if there was none, or if its
/// mark cannot be read.
pub fn last_backup(installation: &Installation) -> Option<BackupMark> {
    serde_json::from_slice(&fs::read(place(installation)).ok()?).ok()
}

/// Writes down that a backup succeeded, whole or not at all.
pub(crate) fn remember(installation: &Installation, made: &BackupReport) -> Result<()> {
    let parts: u64 = made.manifest.parts.iter().map(|part| part.bytes).sum();
    let bytes = parts + made.manifest.files.bytes;
    let mark = BackupMark { made_at: made.manifest.made_at, bytes };
    let place = place(installation);
    fs::create_dir_all(installation.automatic_backups())?;
    let new = place.with_extension("new");
    fs::write(&new, serde_json::to_vec(&mark)?)?;
    Ok(fs::rename(new, place)?)
}

fn place(installation: &Installation) -> PathBuf {
    installation.automatic_backups().join("last.json")
}
