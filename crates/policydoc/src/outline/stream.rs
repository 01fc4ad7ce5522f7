//! The source without spaces, emphasis and page marks, every character with its place.
//!
//! Chinese text carries no meaning in spaces except between Latin words, so spaces go; the place
//! of each remaining character (code points of the source) stays, and spans are told in it.

use crate::patterns::patterns;
use std::ops::Range;

patterns! {
    NOISE = r"(?x)
        ^\s*(?:\#{1,6}\s+|[-*•●◆■▪➢]\s+)+
      | \*{2,} | _{2,}
      | </?(?:strong|b|em|i|u|mark|font|span)(?:\s[^<>]{0,200})?>
      | [—―─–－]{1,2}\s*\d{1,3}\s*[—―─–－]{1,2}
      | \s-\s+\d{1,3}\s+-\s
      | 第\s*\d{1,4}\s*页[\s,，/、]*共\s*\d{1,4}\s*页";
}

/// The kept characters and where each stood in the source.
#[derive(Debug, Default)]
pub(crate) struct Stream {
    /// The kept characters.
    pub(crate) chars: Vec<char>,
    /// The place of each in the source, in code points.
    pub(crate) at: Vec<usize>,
}

/// One physical line of the source.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// Its characters in the stream.
    pub(crate) range: Range<usize>,
    /// Whether it began with the white space of a new paragraph.
    pub(crate) indented: bool,
    /// Whether a page mark stood before it.
    pub(crate) after_page: bool,
}

impl Stream {
    /// The kept characters of a range as a string.
    pub(crate) fn text(&self, range: Range<usize>) -> String {
        self.chars[range].iter().collect()
    }

    /// The code points of the source that a non-empty range covers.
    pub(crate) fn span(&self, range: &Range<usize>) -> Range<usize> {
        self.at[range.start]..self.at[range.end - 1] + 1
    }

    /// Whether something was left out right before a character.
    pub(crate) fn parted(&self, i: usize) -> bool {
        i > 0 && i < self.at.len() && self.at[i] > self.at[i - 1] + 1
    }

    /// Splits a range where something was left out between two characters.
    pub(crate) fn words(&self, range: &Range<usize>) -> Vec<String> {
        let mut words = vec![String::new()];
        for i in range.clone() {
            if i > range.start && self.parted(i) {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.push(self.chars[i]);
            }
        }
        words.retain(|word| !word.is_empty());
        words
    }
}

/// Reads the source into kept characters and non-empty lines; page marks are left out.
pub(crate) fn read(source: &str) -> (Stream, Vec<Line>) {
    let mut stream = Stream::default();
    let mut lines = Vec::new();
    let (mut at, mut after_page) = (0, false);
    for raw in source.split(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']) {
        let from = stream.chars.len();
        let length = push_line(&mut stream, raw, at);
        let dropped = drops(&mut stream, from, raw);
        let range = from..stream.chars.len();
        if !range.is_empty() {
            let indented = raw.starts_with(['\u{3000}', '\t']) || raw.starts_with("  ");
            lines.push(Line { range, indented, after_page });
            after_page = false;
        }
        after_page |= dropped;
        at += length + 1;
    }
    (stream, lines)
}

/// Drops the line that begins at `from` if it is the mark of a page or of a table of contents.
fn drops(stream: &mut Stream, from: usize, raw: &str) -> bool {
    let line = &stream.chars[from..];
    // A mark with dashes is gone already.
    let mark = is_page_mark(line) || line.is_empty() && !raw.trim().is_empty();
    if mark || is_contents_line(line, raw) {
        stream.chars.truncate(from);
        stream.at.truncate(from);
    }
    mark
}

/// Pushes the kept characters of one line; answers the line's length in code points.
fn push_line(stream: &mut Stream, raw: &str, at: usize) -> usize {
    let noise = noise(raw);
    let mut noise = noise.iter().peekable();
    let (mut length, mut space) = (0, None);
    for (byte, c) in raw.char_indices() {
        let place = at + length;
        length += 1;
        while noise.next_if(|range| range.end <= byte).is_some() {}
        if noise.peek().is_some_and(|range| range.contains(&byte)) {
            continue;
        }
        if c.is_whitespace() {
            space = Some(place);
        } else if !is_invisible(c) {
            keep_space(stream, space.take(), c);
            stream.chars.push(c);
            stream.at.push(place);
        }
    }
    length
}

/// Emphasis and page marks of a line, as bytes of it.
fn noise(raw: &str) -> Vec<Range<usize>> {
    let found = NOISE.as_ref().map(|noise| noise.find_iter(raw).map(|found| found.range()));
    found.into_iter().flatten().filter(|range| is_noise(raw, range)).collect()
}

/// 2024—25—26 counts and marks no page; a long run of ____ is a blank to be filled in.
fn is_noise(raw: &str, range: &Range<usize>) -> bool {
    let found = &raw[range.clone()];
    let numeric = |c: Option<char>| c.is_some_and(char::is_numeric);
    let counts =
        numeric(raw[..range.start].chars().next_back()) || numeric(raw[range.end..].chars().next());
    let page = found.contains(char::is_numeric);
    !(found.starts_with("____") || page && counts)
}

/// A space stays between two Latin words of one line.
fn keep_space(stream: &mut Stream, space: Option<usize>, next: char) {
    let Some(place) = space else { return };
    let latin = |c: char| c.is_ascii_alphabetic();
    let follows = stream.at.last().is_some_and(|last| last + 1 == place);
    if follows && latin(next) && stream.chars.last().copied().is_some_and(latin) {
        stream.chars.push(' ');
        stream.at.push(place);
    }
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{feff}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fffc}')
}

/// 3, — 3 —, 第3页, 第3页共10页, 1/10: what a page carries and a sentence does not.
fn is_page_mark(line: &[char]) -> bool {
    if line.len() > 14 {
        return false;
    }
    let mut digits = 0;
    for &c in line {
        match c {
            _ if super::numeral::digit(c).is_some() => digits += 1,
            '-' | '—' | '－' | '–' | '―' | '─' | '·' | '/' | '第' | '页' | '共' | ',' | '，' =>
                {}
            _ => return false,
        }
    }
    (1..=8).contains(&digits) && (digits <= 3 || line.contains(&'页') || line.contains(&'/'))
}

/// A line of a table of contents: a heading, leaders or a tab, a page number.
fn is_contents_line(line: &[char], raw: &str) -> bool {
    let tabbed = raw.trim().rsplit_once('\t').is_some_and(|(heading, page)| {
        !heading.is_empty() && page.len() <= 3 && page.parse::<u32>().is_ok()
    });
    if tabbed {
        return true;
    }
    let leaders = line.iter().filter(|c| matches!(c, '…' | '.' | '·' | '．')).count();
    let last_is_digit = line.last().is_some_and(char::is_ascii_digit);
    let run = line.windows(2).any(|w| w == ['…', '…'])
        || line.windows(4).any(|w| w.iter().all(|c| *c == '.'));
    leaders >= 2 && last_is_digit && run
}
