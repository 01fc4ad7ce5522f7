//! `ToUnicode` maps: from the codes of a font to text (ISO 32000-1, 9.10.3).
//!
//! Ranges stay ranges: a map that claims four thousand million codes costs one entry.

use super::lexer::Lexer;
use super::object::{Budget, Object};
use crate::limits;

/// A map from codes to text.
#[derive(Debug, Default)]
pub(crate) struct CMap {
    /// Code lengths in bytes with their ranges.
    spaces: Vec<(usize, u32, u32)>,
    /// First code, last code, text of the first; sorted.
    ranges: Vec<(u32, u32, Vec<u16>)>,
}

/// Most entries of a map.
const ENTRIES: usize = 200_000;

impl CMap {
    /// Reads a map; damaged entries are left out.
    pub(crate) fn read(data: &[u8], budget: &Budget) -> Self {
        let mut lexer = Lexer::content(data, budget);
        let (mut map, mut operands) = (Self::default(), Vec::new());
        while let Some(object) = lexer.object() {
            if let Object::Word(word) = &object {
                map.section(word, &operands);
                operands.clear();
            } else if operands.len() < ENTRIES {
                operands.push(object);
            }
        }
        map.ranges.sort_by_key(|range| range.0);
        map
    }

    fn section(&mut self, word: &[u8], operands: &[Object]) {
        match word {
            b"endcodespacerange" => {
                for pair in operands.chunks_exact(2) {
                    if let [Object::Text(low), Object::Text(high)] = pair {
                        self.spaces.push((low.len().clamp(1, 4), code(low), code(high)));
                    }
                }
            }
            b"endbfchar" => {
                for pair in operands.chunks_exact(2) {
                    if let [Object::Text(from), Object::Text(to)] = pair {
                        self.insert(code(from), code(from), utf16(to));
                    }
                }
            }
            b"endbfrange" => operands.chunks_exact(3).for_each(|range| self.range(range)),
            _ => {}
        }
    }

    fn range(&mut self, range: &[Object]) {
        let [Object::Text(low), Object::Text(high), target] = range else { return };
        let (low, high) = (code(low), code(high));
        match target {
            Object::Text(to) => self.insert(low, high, utf16(to)),
            Object::Array(texts) => {
                for (code, text) in (low..=high).zip(texts) {
                    if let Object::Text(to) = text {
                        self.insert(code, code, utf16(to));
                    }
                }
            }
            _ => {}
        }
    }

    fn insert(&mut self, low: u32, high: u32, text: Vec<u16>) {
        if self.ranges.len() < ENTRIES && low <= high && !text.is_empty() && text.len() <= 16 {
            self.ranges.push((low, high, text));
        }
    }

    /// Whether it maps anything.
    pub(crate) fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// Appends the text of a string; codes have `default` bytes where the map does not say.
    pub(crate) fn decode(&self, bytes: &[u8], default: usize, out: &mut String) {
        let mut rest = bytes;
        while !rest.is_empty() && out.len() < limits::PDF_PAGE_TEXT_BYTES {
            let length = self.code_length(rest, default).min(rest.len());
            self.push(code(&rest[..length]), out);
            rest = &rest[length..];
        }
    }

    fn code_length(&self, bytes: &[u8], default: usize) -> usize {
        let fits = |(length, low, high): &&(usize, u32, u32)| {
            bytes.get(..*length).is_some_and(|part| (*low..=*high).contains(&code(part)))
        };
        self.spaces.iter().take(16).find(fits).map_or(default, |space| space.0)
    }

    fn push(&self, code: u32, out: &mut String) {
        let after = self.ranges.partition_point(|range| range.0 <= code);
        let Some((low, high, text)) = after.checked_sub(1).map(|i| &self.ranges[i]) else { return };
        if code > *high {
            return;
        }
        let mut text = text.clone();
        if let Some(last) = text.last_mut() {
            *last = last.wrapping_add(((code - low) & 0xffff) as u16);
        }
        out.extend(char::decode_utf16(text).flatten());
    }
}

fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |code, b| code << 8 | u32::from(*b))
}

fn utf16(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [single] => vec![u16::from(*single)],
        _ => bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect(),
    }
}
