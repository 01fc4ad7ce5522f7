//! The syntax of ISO 32000-1, 7.2–7.3, for files and content streams.
//!
//! The lexer works on demand and on a budget: nothing is read that a page does not need, and a
//! hostile file cannot make it read the same bytes again and again.

use super::object::{Budget, Dict, Object};
use crate::limits;

/// A reader of objects from bytes.
pub(crate) struct Lexer<'a> {
    bytes: &'a [u8],
    pub(crate) at: usize,
    budget: &'a Budget,
    /// Objects that may still be made from here.
    nodes: usize,
    /// Whether `1 0 R` is a reference: not in content streams.
    references: bool,
}

/// Most objects inside one object of the file.
const NODES: usize = 400_000;

impl<'a> Lexer<'a> {
    /// A reader of file objects from `at` on.
    pub(crate) fn new(bytes: &'a [u8], at: usize, budget: &'a Budget) -> Self {
        Self { bytes, at, budget, nodes: NODES, references: true }
    }

    /// A reader of a content stream.
    pub(crate) fn content(bytes: &'a [u8], budget: &'a Budget) -> Self {
        Self { bytes, at: 0, budget, nodes: usize::MAX, references: false }
    }

    /// The next object; `None` at the end, where the syntax ends, or when the budget is used up.
    pub(crate) fn object(&mut self) -> Option<Object> {
        self.nested(limits::DEPTH)
    }

    fn nested(&mut self, depth: usize) -> Option<Object> {
        self.budget.take(1)?;
        let from = self.at;
        self.skip_blank();
        self.nodes = self.nodes.checked_sub(1)?;
        let first = self.peek(0)?;
        let object = match first {
            b'/' => Object::Name(self.name()),
            b'(' => Object::Text(self.literal()),
            b'<' if self.peek(1) == Some(b'<') => self.dict(depth.checked_sub(1)?)?,
            b'<' => Object::Text(self.hex()),
            b'[' => self.array(depth.checked_sub(1)?)?,
            b'+' | b'-' | b'.' | b'0'..=b'9' => self.number_or_reference(),
            b')' | b'>' | b']' | b'{' | b'}' => {
                self.at += 1;
                Object::Word(vec![first])
            }
            _ => Object::Word(self.word()),
        };
        // What stands inside an array or a dictionary has been paid for.
        if !matches!(object, Object::Array(_) | Object::Dict(_)) {
            self.budget.take(self.at - from)?;
        }
        Some(object)
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    /// Skips white space and comments.
    fn skip_blank(&mut self) {
        while let Some(b) = self.peek(0) {
            if b == b'%' {
                while self.peek(0).is_some_and(|b| b != b'\n' && b != b'\r') {
                    self.at += 1;
                }
            } else if is_blank(b) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn word(&mut self) -> Vec<u8> {
        let from = self.at;
        while self.peek(0).is_some_and(|b| !is_blank(b) && !is_delimiter(b)) {
            self.at += 1;
        }
        self.bytes[from..self.at].to_vec()
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let raw = self.word();
        let mut name = Vec::with_capacity(raw.len());
        let mut i = 0;
        while i < raw.len() {
            let digits = raw.get(i + 1..i + 3).and_then(|d| Some((hex(d[0])?, hex(d[1])?)));
            match digits {
                Some((high, low)) if raw[i] == b'#' => {
                    name.push(high << 4 | low);
                    i += 3;
                }
                _ => {
                    name.push(raw[i]);
                    i += 1;
                }
            }
        }
        name
    }

    fn number(&mut self) -> Option<f64> {
        let from = self.at;
        while self.peek(0).is_some_and(|b| matches!(b, b'+' | b'-' | b'.' | b'0'..=b'9')) {
            self.at += 1;
        }
        std::str::from_utf8(&self.bytes[from..self.at]).ok()?.parse().ok()
    }

    fn number_or_reference(&mut self) -> Object {
        let number = Object::Number(self.number().unwrap_or(0.0));
        if !self.references {
            return number;
        }
        let after = self.at;
        let reference = self.reference_tail();
        if reference.is_none() {
            self.at = after;
        }
        reference.and_then(|()| number.whole()).map_or(number, Object::Reference)
    }

    /// ` 0 R` after a number.
    fn reference_tail(&mut self) -> Option<()> {
        self.skip_blank();
        let from = self.at;
        while self.at - from < 6 && self.peek(0).is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        let digits = self.at > from;
        self.skip_blank();
        let letter =
            self.peek(0) == Some(b'R') && self.peek(1).is_none_or(|b| !b.is_ascii_alphanumeric());
        self.at += 1;
        (digits && letter).then_some(())
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut text, mut depth) = (Vec::new(), 1_u32);
        while let Some(b) = self.peek(0) {
            self.at += 1;
            match b {
                b'\\' => self.escape(&mut text),
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            if b != b'\\' {
                text.push(b);
            }
        }
        text
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(b) = self.peek(0) else { return };
        self.at += 1;
        match b {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\r' => self.at += usize::from(self.peek(0) == Some(b'\n')),
            b'\n' => {}
            b'0'..=b'7' => {
                let mut value = u32::from(b - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek(0) else { break };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                text.push((value & 0xff) as u8);
            }
            _ => text.push(b),
        }
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut text, mut high) = (Vec::new(), None);
        while let Some(b) = self.peek(0) {
            self.at += 1;
            match (b, hex(b), high) {
                (b'>', ..) => break,
                (_, Some(digit), None) => high = Some(digit),
                (_, Some(digit), Some(first)) => {
                    text.push(first << 4 | digit);
                    high = None;
                }
                _ => {}
            }
        }
        text.extend(high.map(|digit| digit << 4));
        text
    }

    fn array(&mut self, depth: usize) -> Option<Object> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            match self.nested(depth)? {
                Object::Word(word) if word == b"]" => return Some(Object::Array(items)),
                Object::Word(word) if is_structure(&word) => return None,
                item => items.push(item),
            }
        }
    }

    fn dict(&mut self, depth: usize) -> Option<Object> {
        self.at += 2;
        let mut dict = Dict::new();
        loop {
            let key = match self.nested(depth)? {
                Object::Name(key) => key,
                Object::Word(word) if word == b">" => {
                    self.at += usize::from(self.peek(0) == Some(b'>'));
                    return Some(Object::Dict(dict));
                }
                Object::Word(word) if is_structure(&word) => return None,
                _ => continue,
            };
            let value = self.nested(depth)?;
            if matches!(&value, Object::Word(word) if word == b">") {
                self.at += usize::from(self.peek(0) == Some(b'>'));
                return Some(Object::Dict(dict));
            }
            dict.insert(key, value);
        }
    }
}

fn is_structure(word: &[u8]) -> bool {
    matches!(word, b"obj" | b"endobj" | b"stream" | b"endstream")
}

fn is_blank(b: u8) -> bool {
    matches!(b, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_delimiter(b: u8) -> bool {
    matches!(b, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn hex(b: u8) -> Option<u8> {
    char::from(b).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
