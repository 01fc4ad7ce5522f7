//! Restoring a backup.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use kernel::{Clock, Ids};

use super::files::{self, FileFault, Kept, copy_all};
use super::folder::{beside, sync_folders};
use super::manifest::Manifest;
use super::refusal::BackupRefusal;
use super::{fork, keys, occupied, snapshot};
use crate::files::FileStore;
use crate::{App, Database, Error, Result, Settings};

/// A backup that was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoreReport {
    /// What the backup holds.
    pub manifest: Manifest,
    /// How many leaves the log had in the backup; it goes on from there.
    pub continued_from: u64,
    /// How many events record the restore: one for each county.
    pub forks: u64,
}

/// Restores the backup in `from` with the keys in `keys_from`, opens the installation as usual
/// (which brings older data up to date), and records in its log that this was done.
///
/// # Errors
/// A refusal if the keys are absent or others, if the backup is incomplete, damaged, of a newer
/// program or of the other engine, or if the place holds something; [`Error::NoRoom`]; a fault.
/// Where the backup could not be brought in, the place is as empty as it was.
pub async fn restore(
    from: &Path,
    keys_from: &Path,
    settings: Settings,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
) -> Result<(App, RestoreReport)> {
    let keys = keys::required(keys_from)?;
    let manifest = Manifest::read(from, &keys)?;
    manifest.require_fit(&settings.database)?;
    occupied::refuse(&settings, &keys).await?;
    if let Err(error) = bring_in(from, &manifest, &settings).await {
        clear(&settings)?;
        return Err(error);
    }
    keys::put(&keys, &settings.installation.keys())?;
    let continued_from = manifest.leaves(&keys)?;
    let app = App::open(settings, keys, clock, ids).await?;
    let forks = fork::record(&app, manifest.made_at, continued_from).await?;
    Ok((app, RestoreReport { manifest, continued_from, forks }))
}

/// Checks and brings in files and data.
async fn bring_in(from: &Path, manifest: &Manifest, settings: &Settings) -> Result<()> {
    let (backup, parts) = (from.to_owned(), manifest.parts.clone());
    let place = settings.installation.files();
    beside(move || {
        parts.iter().try_for_each(|part| part.check(&backup))?;
        bring_files(&backup, &place)
    })
    .await?;
    snapshot::bring_in(&settings.database, from, manifest).await
}

fn bring_files(backup: &Path, place: &Path) -> Result<()> {
    let kept = files::read_list(backup)?;
    fs::create_dir_all(place)?;
    let from = FileStore::at(backup.join(files::FOLDER));
    copy_all(&from, &FileStore::at(place.to_owned()), &kept, refusal)?;
    sync_folders(place)
}

fn refusal(file: &Kept, fault: FileFault) -> Error {
    let name = format!("{}/{}", files::FOLDER, file.sha256);
    let refusal = match fault {
        FileFault::Missing => BackupRefusal::Incomplete(name),
        FileFault::Damaged => BackupRefusal::Damaged(name),
    };
    refusal.into()
}

/// Takes away what a failed restore has brought; the place was empty before. `PostgreSQL` has
/// taken it back by itself.
fn clear(settings: &Settings) -> Result<()> {
    absent(fs::remove_dir_all(settings.installation.files()))?;
    if let Database::Sqlite(file) = &settings.database {
        for end in ["", "-wal", "-shm"] {
            let mut name = file.clone().into_os_string();
            name.push(end);
            absent(fs::remove_file(name))?;
        }
    }
    Ok(())
}

fn absent(removed: std::io::Result<()>) -> Result<()> {
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
