//! Room on the disk: files that no row names go.
//!
//! Files stand under the hash of their bytes, so two requests may bring the same one. Whoever puts
//! a file into its place or takes one away holds the lock of the store for that moment, in
//! whichever process; and who puts one makes it young. So a file is taken away only if it is still
//! the one that was looked at: [`take_back`] knows it by its stamp, [`sweep`] by its age.

use std::collections::HashSet;
use std::fs::{self, File, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::rows::{files, kept_uploads};
use super::{FileStore, Upload};
use crate::intake::import_drafts;
use crate::{App, Error, Result};

/// A file without a row may stand this long; no request takes longer to name its files.
const SWEPT_AFTER: Duration = Duration::from_hours(24);
/// Hashes asked for at one time.
const ASKED_AT_ONCE: usize = 500;

/// One file of the disk, told from another under the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    inode: u64,
    modified: SystemTime,
}

impl Stamp {
    pub(super) fn of(place: &Path) -> io::Result<Self> {
        let facts = fs::metadata(place)?;
        Ok(Self { inode: facts.ino(), modified: facts.modified()? })
    }
}

impl FileStore {
    /// The lock of the store, until the file is dropped.
    pub(super) fn lock(&self) -> io::Result<File> {
        let place = self.root.join("lock");
        let lock = File::options().create(true).truncate(false).write(true).open(place)?;
        lock.lock()?;
        Ok(lock)
    }

    /// Takes the file with this hash away if `it_is_the_one` says so; answers whether it did.
    fn remove_if(
        &self,
        sha256: &str,
        it_is_the_one: impl FnOnce(&Path) -> io::Result<bool>,
    ) -> io::Result<bool> {
        let place = self.path_of(sha256);
        let _lock = self.lock()?;
        let goes = place.try_exists()? && it_is_the_one(&place)?;
        if goes {
            fs::remove_file(&place)?;
        }
        Ok(goes)
    }

    /// The moment by the clock of the disk, which is not the clock of the application.
    fn present(&self) -> io::Result<SystemTime> {
        let incoming = self.root.join("incoming");
        fs::create_dir_all(&incoming)?;
        tempfile::NamedTempFile::new_in(incoming)?.as_file().metadata()?.modified()
    }

    /// The hashes of the files that are old enough to be swept.
    fn old(&self, present: SystemTime) -> io::Result<Vec<String>> {
        let mut old = Vec::new();
        for folder in folders(&self.root)? {
            for file in fs::read_dir(folder)? {
                let file = file?;
                let name = file.file_name().to_string_lossy().into_owned();
                // A temporary file of an upload or a stranger's is not ours to sweep.
                let is_ours = self.path_of(&name) == file.path();
                if is_ours && is_old(&file.metadata()?, present)? {
                    old.push(name);
                }
            }
        }
        Ok(old)
    }
}

fn folders(root: &Path) -> io::Result<Vec<PathBuf>> {
    if !root.try_exists()? {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(root)?.collect::<io::Result<Vec<_>>>()?;
    Ok(entries.iter().map(fs::DirEntry::path).filter(|path| path.is_dir()).collect())
}

fn is_old(facts: &Metadata, present: SystemTime) -> io::Result<bool> {
    let age = present.duration_since(facts.modified()?).unwrap_or_default();
    Ok(facts.is_file() && age >= SWEPT_AFTER)
}

/// Takes the files of a failed request back, as far as this request brought them and no row names
/// them: on a full disk they stand in everybody's way.
///
/// # Errors
/// A fault of the disk or the database.
pub async fn take_back(app: &App, uploads: &[Upload]) -> Result<()> {
    let named = named(app, uploads.iter().map(|upload| upload.sha256.clone()).collect()).await?;
    for upload in uploads.iter().filter(|upload| !named.contains(&upload.sha256)) {
        let Some(brought) = upload.brought else { continue };
        let (store, sha256) = (app.files(), upload.sha256.clone());
        blocking(move || store.remove_if(&sha256, |place| Ok(Stamp::of(place)? == brought)))
            .await?;
    }
    Ok(())
}

/// Removes the files that no row names and that are older than a day; answers how many.
///
/// # Errors
/// A fault of the disk or the database.
pub async fn sweep(app: &App) -> Result<u64> {
    let store = app.files();
    let (present, old) = blocking(move || {
        let present = store.present()?;
        Ok((present, store.old(present)?))
    })
    .await?;
    let mut swept = 0;
    for some in old.chunks(ASKED_AT_ONCE) {
        let named = named(app, some.to_vec()).await?;
        for sha256 in some.iter().filter(|sha256| !named.contains(*sha256)) {
            let (store, sha256) = (app.files(), sha256.clone());
            let still_old = move |place: &Path| is_old(&fs::metadata(place)?, present);
            swept += u64::from(blocking(move || store.remove_if(&sha256, still_old)).await?);
        }
    }
    Ok(swept)
}

/// Those of the hashes that a row names. Kept uploads and drafts are asked first: a command that
/// turns one into a file does both at once.
async fn named(app: &App, hashes: Vec<String>) -> Result<HashSet<String>> {
    let kept: Vec<String> = kept_uploads::Entity::find()
        .select_only()
        .column(kept_uploads::Column::Sha256)
        .filter(kept_uploads::Column::Sha256.is_in(&hashes))
        .into_tuple()
        .all(app.read())
        .await?;
    let drafts: Vec<String> = import_drafts::Entity::find()
        .select_only()
        .column(import_drafts::Column::Sha256)
        .filter(import_drafts::Column::Sha256.is_in(&hashes))
        .into_tuple()
        .all(app.read())
        .await?;
    let filed: Vec<String> = files::Entity::find()
        .select_only()
        .column(files::Column::Sha256)
        .filter(files::Column::Sha256.is_in(&hashes))
        .into_tuple()
        .all(app.read())
        .await?;
    Ok(kept.into_iter().chain(drafts).chain(filed).collect())
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T> {
    Ok(tokio::task::spawn_blocking(work).await.map_err(Error::fault)??)
}
