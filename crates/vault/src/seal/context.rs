//! The place a sealed field belongs to.

/// Where a sealed field stands. Each part is authenticated, none is secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealContext<'a> {
    /// What the field is, fixed in the program: table and column, say.
    pub field: &'a str,
    /// The id of the county the row belongs to.
    pub county: &'a [u8],
    /// The id of the row.
    pub row: &'a [u8],
    /// The version of the sealed value: stored beside it and counted up when it is sealed anew, so
    /// that an earlier value cannot be put back unseen.
    pub version: u64,
}

impl SealContext<'_> {
    /// The associated data: the suite, then each part after its length in 8 bytes, big-endian.
    ///
    /// With the lengths no two places have the same bytes, however the parts are cut.
    pub(super) fn to_bytes(self, suite: u8) -> Vec<u8> {
        let version = self.version.to_be_bytes();
        let mut bytes = vec![suite];
        for part in [self.field.as_bytes(), self.county, self.row, &version] {
            bytes.extend((part.len() as u64).to_be_bytes());
            bytes.extend(part);
        }
        bytes
    }
}
