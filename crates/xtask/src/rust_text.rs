//! Rust source taken apart far enough to search it: code, literals and comments.
//!
//! Not a parser. Comments and the insides of literals are blanked, so braces and words
//! found in the rest are code. Offsets and line numbers stay those of the file.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

/// Comments, raw strings (up to two hashes), strings and characters; lifetimes fit none of them.
static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r#"(?s)(?<comment>//[^\n]*|/\*.*?\*/)"#,
        r###"|\b[bc]?r##"(?<raw2>.*?)"##|\b[bc]?r#"(?<raw1>.*?)"#|\b[bc]?r"(?<raw0>[^"]*)""###,
        r#"|"(?<string>(?:\\.|[^"\\])*)""#,
        r"|'(?<char>\\u\{[^}]*\}|\\x..|\\.|[^\\'\n])'",
    ))
});

/// A piece of the source and where it begins.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    /// Byte offset of the first byte inside the quotes, or of the comment's slashes.
    pub(crate) start: usize,
    /// The text as written, escapes included.
    pub(crate) text: String,
}

/// Rust source with its literals and comments set aside.
#[derive(Debug)]
pub(crate) struct RustText {
    /// The source with comments and the insides of literals blanked; same length and lines.
    pub(crate) code: String,
    /// String and character literals, in order.
    pub(crate) literals: Vec<Piece>,
    /// Comments, in order.
    pub(crate) comments: Vec<Piece>,
}

impl RustText {
    /// Takes the source apart.
    pub(crate) fn read(source: &str) -> Self {
        let mut bytes = source.as_bytes().to_vec();
        let (mut literals, mut comments) = (Vec::new(), Vec::new());
        for found in TOKEN.captures_iter(source) {
            let inside =
                ["comment", "raw2", "raw1", "raw0", "string", "char"].iter().find_map(|name| {
                    found.name(name).map(|text| (*name, text.range(), text.as_str().to_owned()))
                });
            let Some((name, range, text)) = inside else {
                continue;
            };
            let piece = Piece { start: range.start, text };
            blank(&mut bytes, range);
            let pieces = if name == "comment" { &mut comments } else { &mut literals };
            pieces.push(piece);
        }
        Self { code: String::from_utf8_lossy(&bytes).into_owned(), literals, comments }
    }

    /// The same without items under `#[cfg(test)]`.
    pub(crate) fn without_tests(mut self) -> Self {
        while let Some(start) = self.code.find("#[cfg(test)]") {
            let end = item_end(&self.code, start + "#[cfg(test)]".len());
            let mut bytes = self.code.into_bytes();
            blank(&mut bytes, start..end);
            self.code = String::from_utf8_lossy(&bytes).into_owned();
            self.literals.retain(|piece| !(start..end).contains(&piece.start));
            self.comments.retain(|piece| !(start..end).contains(&piece.start));
        }
        self
    }

    /// The line of an offset, counted from 1.
    pub(crate) fn line(&self, offset: usize) -> usize {
        line_of(&self.code, offset)
    }

    /// The literal whose inside begins exactly there.
    pub(crate) fn literal_at(&self, start: usize) -> Option<&Piece> {
        self.literals.iter().find(|piece| piece.start == start)
    }
}

/// The line of an offset in a text, counted from 1.
pub(crate) fn line_of(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

/// The offset just behind the bracket that closes the first one opened at or after `from`.
pub(crate) fn closing(code: &str, from: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate().skip(from) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' if depth <= 1 => return Some(at + 1),
            b')' | b']' | b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The body of the item whose head begins at `from`: none when it ends with a semicolon.
pub(crate) fn body(code: &str, from: usize) -> Option<Range<usize>> {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate().skip(from) {
        match byte {
            b'{' if depth == 0 => return closing(code, at).map(|end| at..end),
            b';' if depth == 0 => return None,
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

fn item_end(code: &str, from: usize) -> usize {
    let semicolon = || code[from..].find(';').map_or(code.len(), |at| from + at + 1);
    body(code, from).map_or_else(semicolon, |range| range.end)
}

fn blank(bytes: &mut [u8], range: Range<usize>) {
    for byte in bytes[range].iter_mut().filter(|byte| **byte != b'\n') {
        *byte = b' ';
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_in_strings_comments_and_characters_are_not_code() {
        let source = "fn f<'a>(x: &'a str) { \"}\"; '}'; r#\"\"}\"#; // }\n /* } */ b'{'; }";
        let text = RustText::read(source);
        assert_eq!(text.code.len(), source.len());
        assert_eq!(body(&text.code, 0).map(|range| range.end), Some(source.len()));
        let inside: Vec<&str> = text.literals.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(inside, ["}", "}", "\"}", "{"]);
        assert_eq!(text.comments.len(), 2);
    }

    #[test]
    fn an_escaped_quote_does_not_end_a_string() {
        let text = RustText::read(r#"a("x\"}", '\'', '\u{4e00}')"#);
        assert_eq!(text.literals.len(), 3);
        assert!(!text.code.contains('}'));
    }

    #[test]
    fn a_test_module_is_taken_out_with_its_literals() {
        let text = RustText::read("a(\"1\");\n#[cfg(test)]\nmod tests { b(\"2\"); }\nc(\"3\");");
        let text = text.without_tests();
        let inside: Vec<&str> = text.literals.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(inside, ["1", "3"]);
        assert!(!text.code.contains("tests"));
        assert_eq!(text.line(text.literals[1].start), 4);
    }

    #[test]
    fn a_semicolon_in_an_array_type_does_not_end_a_head() {
        let code = "fn f(x: [u8; 4]) -> [u8; 2] { x }";
        assert_eq!(body(code, 0).map(|range| range.start), code.find('{'));
        assert_eq!(body("fn f();\nfn g() {}", 0), None);
    }
}
