//! A folder that appears whole or not at all.

use std::fs;
use std::path::{Component, Path, PathBuf};

use tempfile::TempDir;

use super::refusal::BackupRefusal;
use crate::{Error, Result};

/// A folder in the making, beside the place that it will have. Dropped unsettled, it is gone;
/// a crash leaves it under a name that says what it is.
pub(super) struct Staging {
    folder: TempDir,
    place: PathBuf,
}

impl Staging {
    /// Begins the folder that will stand at `place`.
    ///
    /// # Errors
    /// A refusal if something is there; a fault of the disk.
    pub(super) fn beside(place: &Path) -> Result<Self> {
        let place = std::path::absolute(place)?;
        refuse_taken(&place)?;
        let parent = place.parent().unwrap_or(&place).to_owned();
        fs::create_dir_all(&parent)?;
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        let prefix = format!(".{name}.");
        let folder =
            tempfile::Builder::new().prefix(&prefix).suffix(".unfinished").tempdir_in(parent)?;
        Ok(Self { folder, place })
    }

    /// Where it is made.
    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Gives it its name, with everything in it on the disk.
    ///
    /// # Errors
    /// A fault of the disk.
    pub(super) fn settle(self) -> Result<PathBuf> {
        sync_folders(self.folder.path())?;
        refuse_taken(&self.place)?;
        fs::rename(self.folder.path(), &self.place)?;
        // It has moved: nothing is left to remove.
        let _ = self.folder.keep();
        sync_folder(self.place.parent().unwrap_or(&self.place))?;
        Ok(self.place)
    }
}

/// An empty folder is no obstacle: it may have been made for this.
fn refuse_taken(place: &Path) -> Result<()> {
    let taken = !is_empty_folder(place)? && place.symlink_metadata().is_ok();
    if taken { Err(BackupRefusal::AlreadyThere(place.to_owned()).into()) } else { Ok(()) }
}

/// Whether `path` is a folder without anything in it.
pub(super) fn is_empty_folder(path: &Path) -> Result<bool> {
    if !path.is_dir() {
        return Ok(false);
    }
    Ok(fs::read_dir(path)?.next().is_none())
}

/// Flushes the names in `folder` and in every folder below it.
pub(super) fn sync_folders(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_folders(&entry.path())?;
        }
    }
    sync_folder(folder)
}

/// Flushes the names in `folder`.
pub(super) fn sync_folder(folder: &Path) -> Result<()> {
    Ok(fs::File::open(folder)?.sync_all()?)
}

/// The path with every link followed and every `..` taken, as far as it exists.
pub(super) fn resolved(path: &Path) -> Result<PathBuf> {
    let mut resolved = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        if part == Component::ParentDir {
            resolved.pop();
        } else {
            resolved.push(part);
        }
        if resolved.exists() {
            resolved = resolved.canonicalize()?;
        }
    }
    Ok(resolved)
}

/// Runs work that waits for the disk beside the requests.
pub(super) async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::fault)?
}
