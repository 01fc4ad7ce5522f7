//! The keys of a backup: in a folder of their own.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::folder::{resolved, sync_folder};
use super::refusal::BackupRefusal;
use crate::{Error, KeyStore, Result};

/// Where the keys of the backup `to` go if nobody says otherwise: into the folder beside it
/// whose name ends in `-keys`. Better is another disk.
pub fn keys_beside(to: &Path) -> PathBuf {
    let mut name = to.file_name().map_or_else(OsString::new, OsString::from);
    name.push("-keys");
    to.with_file_name(name)
}

/// Refuses a folder for keys that lies inside the backup.
pub(super) fn refuse_inside(backup: &Path, keys: &Path) -> Result<()> {
    if resolved(keys)?.starts_with(resolved(backup)?) {
        return Err(BackupRefusal::KeysInside.into());
    }
    Ok(())
}

/// Sees to it that the keys are in `folder`.
///
/// # Errors
/// A refusal if another key is there; a fault of the disk.
pub(super) fn put(keys: &KeyStore, folder: &Path) -> Result<()> {
    match found(folder)? {
        None => {
            keys.copy_to(folder)?;
            sync_folder(folder)
        }
        Some(there) if there.id() == keys.id() => Ok(()),
        Some(_) => Err(BackupRefusal::AnotherKeyThere(folder.to_owned()).into()),
    }
}

/// The keys in `folder`.
///
/// # Errors
/// A refusal if there are none, or they cannot be read.
pub(super) fn required(folder: &Path) -> Result<KeyStore> {
    found(folder)?.ok_or_else(|| BackupRefusal::NoKeys(folder.to_owned()).into())
}

/// The keys in `folder`, if a key file is there.
///
/// # Errors
/// A refusal if the file cannot be read.
pub(super) fn found(folder: &Path) -> Result<Option<KeyStore>> {
    match KeyStore::open(folder) {
        Ok(keys) => Ok(Some(keys)),
        Err(Error::Fault(cause)) if is_absence(&*cause) => Ok(None),
        Err(_) => Err(BackupRefusal::KeysUnreadable(folder.to_owned()).into()),
    }
}

/// Whether a fault says that a file is not there.
pub(super) fn is_absence(cause: &(dyn std::error::Error + 'static)) -> bool {
    let io = cause.downcast_ref::<io::Error>();
    io.is_some_and(|error| error.kind() == io::ErrorKind::NotFound)
}
