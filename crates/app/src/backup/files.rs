//! The file store on its way into a backup and back: every copy is checked while it is made.

use std::fmt::Write as _;
use std::fs;
use std::io::sink;
use std::path::Path;

use super::manifest::FileTotals;
use super::part::{copy, pour};
use crate::files::FileStore;
use crate::{Error, Result};

/// The list of the stored files inside a backup.
pub(super) const LIST: &str = "files.txt";
/// The folder of the stored files inside a backup.
pub(super) const FOLDER: &str = "files";

/// A stored file that a row names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) sha256: String,
    pub(super) bytes: u64,
}

/// A stored file that is not what its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileFault {
    Missing,
    Damaged,
}

/// How much they are together.
pub(super) fn totals(kept: &[Kept]) -> FileTotals {
    let bytes = kept.iter().map(|file| file.bytes).sum();
    FileTotals { number: kept.len() as u64, bytes }
}

/// Writes the list: one line per file, its SHA-256 and its size.
pub(super) fn write_list(folder: &Path, kept: &[Kept]) -> Result<()> {
    let mut lines = String::new();
    for file in kept {
        let _ = writeln!(lines, "{} {}", file.sha256, file.bytes);
    }
    Ok(fs::write(folder.join(LIST), lines)?)
}

/// Reads the list; its hash is checked already.
pub(super) fn read_list(folder: &Path) -> Result<Vec<Kept>> {
    let text = fs::read_to_string(folder.join(LIST))?;
    let line = |line: &str| {
        let (sha256, bytes) = line.split_once(' ').ok_or_else(|| Error::fault(LIST))?;
        let bytes = bytes.parse().map_err(Error::fault)?;
        Ok(Kept { sha256: sha256.to_owned(), bytes })
    };
    text.lines().map(line).collect()
}

/// Copies all of them from one store to another; `refuse` says what a bad one leads to.
pub(super) fn copy_all(
    from: &FileStore,
    to: &FileStore,
    kept: &[Kept],
    refuse: impl Fn(&Kept, FileFault) -> Error,
) -> Result<()> {
    for file in kept {
        let place = to.path_of(&file.sha256);
        fs::create_dir_all(place.parent().unwrap_or(&place))?;
        let copied = copy(&from.path_of(&file.sha256), &place);
        if let Some(fault) = judged(copied, file)? {
            return Err(refuse(file, fault));
        }
    }
    Ok(())
}

/// What is wrong with the file in the store.
pub(super) fn check(store: &FileStore, file: &Kept) -> Result<Option<FileFault>> {
    let poured = fs::File::open(store.path_of(&file.sha256))
        .map_err(Error::from)
        .and_then(|mut open| pour(&mut open, &mut sink()));
    judged(poured, file)
}

/// What reading the file has shown; a fault of the disk stays one.
fn judged(read: Result<(u64, String)>, file: &Kept) -> Result<Option<FileFault>> {
    match read {
        Ok((bytes, sha256)) if bytes == file.bytes && sha256 == file.sha256 => Ok(None),
        Ok(_) => Ok(Some(FileFault::Damaged)),
        Err(Error::Fault(cause)) if super::keys::is_absence(&*cause) => {
            Ok(Some(FileFault::Missing))
        }
        Err(other) => Err(other),
    }
}
