//! The zip container, read with bounds on what really comes out of it.

use std::io::{self, BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::workbook::{Limits, Unread};

/// An open container.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    limits: &'a Limits,
    packed: u64,
    left: u64,
}

/// A part on its way out of the container.
pub(super) type Part<'p, 'a> = BufReader<Bounded<'p, ZipFile<'p, Cursor<&'a [u8]>>>>;

impl<'a> Package<'a> {
    /// Opens a container of no more than the allowed number of entries.
    pub(super) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, Unread> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::Damaged)?;
        if archive.len() > limits.entries {
            return Err(Unread::TooLarge);
        }
        Ok(Self { archive, limits, packed: bytes.len() as u64, left: limits.total_bytes })
    }

    /// The part of a name, if there is one. Its size in the container is a claim; what counts is
    /// what comes out.
    pub(super) fn part<'p>(&'p mut self, name: &str) -> Result<Option<Part<'p, 'a>>, Unread> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Unread::Encrypted);
            }
            Err(_) => return Err(Unread::Damaged),
        };
        let packed = file.compressed_size().min(self.packed);
        let most = packed.saturating_mul(self.limits.ratio).max(1 << 20);
        let room = most.min(self.limits.entry_bytes);
        Ok(Some(BufReader::new(Bounded { file, room, left: &mut self.left })))
    }

    /// What is said of a container that is no .xlsx.
    pub(super) fn other_kind(&self) -> Unread {
        let has = |name: &str| self.archive.index_for_name(name).is_some();
        if has("xl/workbook.bin") || has("content.xml") {
            Unread::OtherKind
        } else {
            Unread::NotAWorkbook
        }
    }
}

/// A reader that ends with [`Unread::TooLarge`] where the room ends.
pub(super) struct Bounded<'p, R> {
    file: R,
    room: u64,
    left: &'p mut u64,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        let taken = |room: u64| room.checked_sub(count as u64);
        match (taken(self.room), taken(*self.left)) {
            (Some(room), Some(left)) => {
                self.room = room;
                *self.left = left;
                Ok(count)
            }
            _ => Err(io::Error::other(Unread::TooLarge)),
        }
    }
}
