//! A part of a backup: a file known by its size and its SHA-256.

use std::fs::File;
use std::io::{ErrorKind, Read, Write, sink};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::refusal::BackupRefusal;
use crate::Result;

/// Bytes read at one time.
const CHUNK: usize = 256 * 1024;

/// A file of a backup, as the manifest or the list of files knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its path inside the backup, with `/` between folders.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

impl Part {
    /// The part of this name as it stands in `folder`, flushed to the disk.
    ///
    /// # Errors
    /// A fault of the disk.
    pub(super) fn settled(folder: &Path, name: &str) -> Result<Self> {
        let mut file = File::open(folder.join(name))?;
        file.sync_all()?;
        let (bytes, sha256) = pour(&mut file, &mut sink())?;
        Ok(Self { name: name.to_owned(), bytes, sha256 })
    }

    /// Goes on only if the part in `folder` is what was backed up.
    ///
    /// # Errors
    /// A refusal that names the part; a fault of the disk.
    pub(super) fn check(&self, folder: &Path) -> Result<()> {
        match File::open(folder.join(&self.name)) {
            Ok(mut file) => self.is_what(pour(&mut file, &mut sink())?),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Err(BackupRefusal::Incomplete(self.name.clone()).into())
            }
            Err(error) => Err(error.into()),
        }
    }

    fn is_what(&self, (bytes, sha256): (u64, String)) -> Result<()> {
        if bytes == self.bytes && sha256 == self.sha256 {
            Ok(())
        } else {
            Err(BackupRefusal::Damaged(self.name.clone()).into())
        }
    }
}

/// Size and SHA-256 of what `from` gives, while all of it goes to `to`.
pub(super) fn pour(from: &mut impl Read, to: &mut impl Write) -> Result<(u64, String)> {
    let mut hash = Sha256::new();
    let mut bytes = 0;
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = from.read(&mut chunk)?;
        if read == 0 {
            return Ok((bytes, vault::Hex(&hash.finalize()).to_string()));
        }
        hash.update(&chunk[..read]);
        to.write_all(&chunk[..read])?;
        bytes += read as u64;
    }
}

/// Copies a file to a new place, flushed to the disk; gives the size and SHA-256 of what was
/// read.
pub(super) fn copy(from: &Path, to: &Path) -> Result<(u64, String)> {
    let mut source = File::open(from)?;
    let mut copy = File::create_new(to)?;
    let poured = pour(&mut source, &mut copy)?;
    copy.sync_all()?;
    Ok(poured)
}
