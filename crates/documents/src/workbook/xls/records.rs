//! Records: a kind, a length, and that many bytes.

/// Kinds of records that are read (MS-XLS 2.3.2).
pub(super) mod kind {
    pub(in crate::workbook) const FORMULA: u16 = 0x0006;
    pub(in crate::workbook) const EOF: u16 = 0x000a;
    pub(in crate::workbook) const DATE_1904: u16 = 0x0022;
    pub(in crate::workbook) const FILE_PASS: u16 = 0x002f;
    pub(in crate::workbook) const CONTINUE: u16 = 0x003c;
    pub(in crate::workbook) const BOUND_SHEET: u16 = 0x0085;
    pub(in crate::workbook) const MUL_RK: u16 = 0x00bd;
    pub(in crate::workbook) const XF: u16 = 0x00e0;
    pub(in crate::workbook) const MERGE_CELLS: u16 = 0x00e5;
    pub(in crate::workbook) const SST: u16 = 0x00fc;
    pub(in crate::workbook) const LABEL_SST: u16 = 0x00fd;
    pub(in crate::workbook) const NUMBER: u16 = 0x0203;
    pub(in crate::workbook) const LABEL: u16 = 0x0204;
    pub(in crate::workbook) const BOOL_ERR: u16 = 0x0205;
    pub(in crate::workbook) const STRING: u16 = 0x0207;
    pub(in crate::workbook) const RK: u16 = 0x027e;
    pub(in crate::workbook) const FORMAT: u16 = 0x041e;
    pub(in crate::workbook) const BOF: u16 = 0x0809;
}

/// A record.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
}

/// The records from one place on; they end where the stream breaks off.
#[derive(Clone)]
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn of(stream: &'a [u8], place: usize) -> Self {
        Self { rest: stream.get(place..).unwrap_or_default() }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, length) = (u16_at(self.rest, 0)?, u16_at(self.rest, 2)?);
        let data = self.rest.get(4..4 + usize::from(length))?;
        self.rest = &self.rest[4 + data.len()..];
        Some(Record { kind, data })
    }
}

impl Record<'_> {
    /// The two bytes at this place.
    pub(super) fn u16(&self, place: usize) -> Option<u16> {
        u16_at(self.data, place)
    }

    /// The four bytes at this place.
    pub(super) fn u32(&self, place: usize) -> Option<u32> {
        u32_at(self.data, place)
    }

    /// The eight bytes at this place as a number.
    pub(super) fn f64(&self, place: usize) -> Option<f64> {
        let bytes = self.data.get(place..place + 8)?;
        Some(f64::from_le_bytes(bytes.try_into().ok()?))
    }
}

pub(super) fn u16_at(bytes: &[u8], place: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(place..place + 2)?.try_into().ok()?))
}

pub(super) fn u32_at(bytes: &[u8], place: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(place..place + 4)?.try_into().ok()?))
}
