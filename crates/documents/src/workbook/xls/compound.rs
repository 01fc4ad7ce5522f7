//! The compound file: streams in chains of sectors, small ones in chains of small sectors.

use super::records::{u16_at, u32_at};
use crate::workbook::Unread;

/// The first bytes of every compound file.
pub(in crate::workbook) const SIGNATURE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// Bytes of the header, and of an entry of the directory.
const HEADER: usize = 512;
const ENTRY: usize = 128;
/// Streams below this size stand in the small sectors of the root.
const CUTOFF: usize = 4096;
const SMALL: usize = 64;
/// Numbers from here on are no sectors.
const NO_SECTOR: u32 = 0xffff_fffa;

/// An open compound file.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// The sector that follows each sector.
    next: Vec<u32>,
    /// The small sector that follows each small sector.
    next_small: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<Entry>,
}

/// An entry of the directory.
struct Entry {
    name: String,
    first: u32,
    size: usize,
}

impl<'a> Compound<'a> {
    /// Reads the tables and the directory.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unread> {
        let shift = u16_at(bytes, 30).filter(|shift| matches!(shift, 9 | 12));
        let sector = 1 << shift.ok_or(Unread::Damaged)?;
        let (next, next_small) = (Vec::new(), Vec::new());
        let mut file =
            Self { bytes, sector, next, next_small, small: Vec::new(), entries: Vec::new() };
        file.next = file.table()?;
        file.next_small = numbers(&file.chain(u32_at(bytes, 60).unwrap_or(NO_SECTOR))?);
        let directory = file.chain(u32_at(bytes, 48).ok_or(Unread::Damaged)?)?;
        file.entries = directory.chunks_exact(ENTRY).filter_map(Entry::read).collect();
        if let Some(root) = file.entries.first() {
            file.small = file.chain(root.first)?;
        }
        Ok(file)
    }

    /// Names are told apart without their case.
    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// Whether there is a stream of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The stream of this name.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Unread> {
        let Some(entry) = self.entry(name) else { return Ok(None) };
        let mut stream = if entry.size < CUTOFF {
            self.small_chain(entry.first)?
        } else {
            self.chain(entry.first)?
        };
        stream.truncate(entry.size);
        Ok(Some(stream))
    }

    fn sector_at(&self, number: u32) -> Option<&'a [u8]> {
        let place = (usize::try_from(number).ok()? + 1).checked_mul(self.sector)?;
        // The last sector of a file is often short.
        let rest = self.bytes.get(place..)?;
        Some(&rest[..rest.len().min(self.sector)])
    }

    /// The table of which sector follows which. It stands in sectors that the header lists, and
    /// of a large file in further lists.
    fn table(&self) -> Result<Vec<u32>, Unread> {
        let header = self.bytes.get(76..HEADER).ok_or(Unread::Damaged)?;
        let mut places = numbers(header);
        let mut list = u32_at(self.bytes, 68).unwrap_or(NO_SECTOR);
        while list < NO_SECTOR {
            let mut more = numbers(self.sector_at(list).ok_or(Unread::Damaged)?);
            list = more.pop().ok_or(Unread::Damaged)?;
            places.append(&mut more);
            // There are no more tables than the file has sectors.
            if places.len() > self.bytes.len() / self.sector + header.len() {
                return Err(Unread::Damaged);
            }
        }
        let mut table = Vec::new();
        for place in places.into_iter().filter(|place| *place < NO_SECTOR) {
            table.extend(numbers(self.sector_at(place).ok_or(Unread::Damaged)?));
            if table.len() > self.bytes.len() {
                return Err(Unread::Damaged);
            }
        }
        Ok(table)
    }

    /// The bytes of a chain of sectors; one that goes in a circle is damage.
    fn chain(&self, first: u32) -> Result<Vec<u8>, Unread> {
        let sector = |number| self.sector_at(number);
        chained(first, &self.next, self.bytes.len(), sector)
    }

    fn small_chain(&self, first: u32) -> Result<Vec<u8>, Unread> {
        let sector = |number| {
            let place = usize::try_from(number).ok()?.checked_mul(SMALL)?;
            let rest = self.small.get(place..)?;
            Some(&rest[..rest.len().min(SMALL)])
        };
        chained(first, &self.next_small, self.small.len(), sector)
    }
}

impl Entry {
    fn read(bytes: &[u8]) -> Option<Self> {
        let units = usize::from(u16_at(bytes, 64)?).checked_sub(2)? / 2;
        let units = (0..units.min(31)).filter_map(|unit| u16_at(bytes, unit * 2));
        let name = char::decode_utf16(units).map(|char| char.unwrap_or('\u{fffd}')).collect();
        let size = usize::try_from(u32_at(bytes, 120)?).ok()?;
        Some(Self { name, first: u32_at(bytes, 116)?, size })
    }
}

/// The pieces of a chain one after the other; no chain is longer than what it stands in.
fn chained<'s>(
    first: u32,
    next: &[u32],
    most: usize,
    piece: impl Fn(u32) -> Option<&'s [u8]>,
) -> Result<Vec<u8>, Unread> {
    let (mut bytes, mut at) = (Vec::new(), first);
    while at < NO_SECTOR {
        bytes.extend_from_slice(piece(at).ok_or(Unread::Damaged)?);
        if bytes.len() > most {
            return Err(Unread::Damaged);
        }
        let follower = usize::try_from(at).ok().and_then(|at| next.get(at));
        at = *follower.ok_or(Unread::Damaged)?;
    }
    Ok(bytes)
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|bytes| u32_at(bytes, 0)).collect()
}
