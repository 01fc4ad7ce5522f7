//! Lower-case hexadecimal, for fingerprints, key files and hashes shown to people.

use std::fmt;

/// Bytes that print as lower-case hexadecimal digits, two for each byte.
pub struct Hex<'a>(pub &'a [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Reads exactly `out.len()` bytes; `None` for another length or a foreign character.
///
/// It writes in place, so that a secret leaves no copy behind. Both cases of letter are read.
pub(crate) fn decode_into(text: &str, out: &mut [u8]) -> Option<()> {
    if text.len() != out.len() * 2 {
        return None;
    }
    for (byte, pair) in out.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(())
}

fn digit(character: u8) -> Option<u8> {
    char::from(character).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// Appends `bytes` to `out` in groups of four digits with spaces between, for reading from paper.
///
/// Digit by digit, so that a secret leaves no copy behind.
pub(crate) fn push_groups(out: &mut String, bytes: &[u8]) {
    for (position, byte) in bytes.iter().enumerate() {
        if position > 0 && position % 2 == 0 {
            out.push(' ');
        }
        for half in [byte >> 4, byte & 0x0f] {
            out.extend(char::from_digit(u32::from(half), 16));
        }
    }
}
