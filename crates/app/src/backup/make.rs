//! Making a backup.

use std::path::{Path, PathBuf};

use kernel::Instant;

use super::facts::Facts;
use super::files::{self, Kept, copy_all};
use super::folder::{Staging, beside};
use super::manifest::{Manifest, engine_of};
use super::part::Part;
use super::refusal::BackupRefusal;
use super::{keys, snapshot};
use crate::files::FileStore;
use crate::upkeep::remember;
use crate::{App, KeyStore, Result, Settings};

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupReport {
    /// Its folder.
    pub folder: PathBuf,
    /// The folder of its keys; carry it elsewhere.
    pub keys: PathBuf,
    /// How many leaves the log has in it.
    pub leaves: u64,
    /// What it holds.
    pub manifest: Manifest,
}

/// Backs up the whole installation into the new folder `to`, and its keys into `keys_to`, while
/// the program runs and writes.
///
/// # Errors
/// A refusal if `keys_to` lies inside `to`, if something is there already, or if a stored file
/// is gone or damaged; [`crate::Error::NoRoom`]; a fault. Nothing is left of a backup that was
/// not made, except its keys.
pub async fn back_up(app: &App, to: &Path, keys_to: &Path) -> Result<BackupReport> {
    keys::refuse_inside(to, keys_to)?;
    let staging = Staging::beside(to)?;
    keys::put(app.keys(), keys_to)?;
    let (folder, manifest) = fill(staging, app.settings(), app.keys(), app.now()).await?;
    let leaves = manifest.leaves(app.keys())?;
    let made = BackupReport { folder, keys: keys_to.to_owned(), leaves, manifest };
    remember(&app.settings().installation, &made)?;
    Ok(made)
}

/// Fills the folder and gives it its name.
pub(super) async fn fill(
    staging: Staging,
    settings: &Settings,
    keys: &KeyStore,
    now: Instant,
) -> Result<(PathBuf, Manifest)> {
    let facts = snapshot::copy_out(&settings.database, staging.path()).await?;
    let mut names = snapshot::part_names(&settings.database, &facts);
    names.push(files::LIST.to_owned());
    let engine = engine_of(&settings.database);
    let store = FileStore::at(settings.installation.files());
    let (staging, mut manifest) = beside(move || {
        files::write_list(staging.path(), &facts.files)?;
        let to = FileStore::at(staging.path().join(files::FOLDER));
        copy_all(&store, &to, &facts.files, |file, _| stored_file(file))?;
        let parts: Result<_> =
            names.iter().map(|name| Part::settled(staging.path(), name)).collect();
        Ok((staging, manifest_of(engine, now, facts, parts?)))
    })
    .await?;
    manifest.key = keys.id().to_string();
    manifest.write(staging.path(), keys)?;
    Ok((staging.settle()?, manifest))
}

fn stored_file(file: &Kept) -> crate::Error {
    BackupRefusal::StoredFile(file.sha256.clone()).into()
}

fn manifest_of(engine: &str, now: Instant, facts: Facts, parts: Vec<Part>) -> Manifest {
    let (format, program) = Manifest::form();
    Manifest {
        format,
        program,
        engine: engine.to_owned(),
        made_at: now,
        key: String::new(),
        steps: facts.steps,
        files: files::totals(&facts.files),
        counts: facts.counts,
        checkpoint: facts.checkpoint,
        parts,
    }
}
