//! The zip container of a .docx, read with bounds on what really comes out of it.

use crate::{ReadError, limits};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What is said of a container that cannot be read.
pub(crate) const BROKEN: ReadError = ReadError::Broken { kind: "docx" };

/// An open container.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    packed: usize,
}

impl<'a> Package<'a> {
    /// Opens a container of no more than the allowed number of entries.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
        if archive.len() > limits::DOCX_ENTRIES {
            return Err(bomb());
        }
        Ok(Self { archive, packed: bytes.len() })
    }

    /// The unpacked part of a name, if there is one.
    ///
    /// The sizes in the container are claims; what counts is what comes out of the reader.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(BROKEN),
        };
        if file.encrypted() {
            return Err(ReadError::Encrypted { kind: "docx" });
        }
        let most = limits::DOCX_PART_BYTES.min((self.packed * limits::DOCX_RATIO).max(1 << 20));
        let mut part = Vec::new();
        file.take(most as u64 + 1).read_to_end(&mut part).map_err(|_| BROKEN)?;
        if part.len() > most {
            return Err(bomb());
        }
        String::from_utf8(part).map(Some).map_err(|_| BROKEN)
    }
}

fn bomb() -> ReadError {
    ReadError::Bomb { kind: "docx", limit: limits::DOCX_PART_BYTES }
}
