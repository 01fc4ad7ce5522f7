//! Text files: UTF-8 with or without mark, UTF-16 with mark, GB18030 (and so GBK and GB2312).

use crate::ReadError;
use encoding_rs::{Encoding, GB18030, UTF_8};

/// The text of a plain file.
pub(crate) fn text(bytes: &[u8]) -> Result<String, ReadError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return checked(&text, broken);
    }
    if is_noise(bytes) {
        return Err(ReadError::NotText);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return checked(text, false);
    }
    let (gb, gb_broken) = GB18030.decode_without_bom_handling(bytes);
    if !gb_broken {
        return checked(&gb, false);
    }
    // A few damaged bytes are no reason to refuse a document: take the reading with fewer.
    let (utf8, _) = UTF_8.decode_without_bom_handling(bytes);
    let best = if lost(&utf8) <= lost(&gb) { utf8 } else { gb };
    checked(&best, true)
}

/// Refuses texts that lost more than a few characters or are not writing.
fn checked(text: &str, broken: bool) -> Result<String, ReadError> {
    let length = text.chars().count();
    let odd = text.chars().filter(|c| is_odd(*c)).count();
    if odd * 20 > length {
        return Err(ReadError::NotText);
    }
    if broken && lost(text) * 500 > length {
        return Err(ReadError::Undecodable);
    }
    Ok(text.to_owned())
}

fn lost(text: &str) -> usize {
    text.chars().filter(|c| *c == '\u{fffd}').count()
}

/// Characters that no text holds: control characters and private or unassigned areas.
fn is_odd(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{b}');
    control || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// Whether the first 64 KiB hold zeros or many control bytes.
fn is_noise(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(64 << 10)];
    let control = |b: &&u8| **b < 0x20 && !matches!(**b, b'\n' | b'\r' | b'\t' | 0x0c | 0x0b);
    head.contains(&0) || head.iter().filter(control).count() * 50 > head.len()
}
