//! Joins the physical lines of the source into the paragraphs that were meant.
//!
//! A page break or a hard wrap falls inside a sentence after a full line; a heading, a signature
//! or the end of a paragraph leaves its line short. Official pages hold 28 characters a line
//! (GB/T 9704—2012, 5.2.3), so a line shorter than that was not broken by a page.

use super::stream::{Line, Stream};
use super::{kind, marker, offices};
use std::ops::Range;

/// Shortest line that a page break can have cut, in characters.
const PAGE_LINE: usize = 24;
/// The same where the page left its mark between the lines.
const MARKED_LINE: usize = 10;
/// A heading of a measure is not longer than this, in characters.
const HEADING: usize = 40;

/// One paragraph: its characters in the stream.
pub(crate) type Paragraph = Range<usize>;

/// How the lines of the whole source were broken.
struct Layout {
    /// The width at which they are wrapped, in half-width cells, if they are.
    wrap: Option<usize>,
    /// Whether paragraphs begin with an indented line.
    indents: bool,
}

/// The paragraph being joined.
struct Open<'a> {
    range: &'a Paragraph,
    /// Its first and its last line.
    first: &'a Line,
    last: &'a Line,
}

/// Joins lines into paragraphs.
pub(crate) fn join(stream: &Stream, lines: &[Line]) -> Vec<Paragraph> {
    let indented = lines.iter().filter(|line| line.indented).count();
    let layout = Layout { wrap: wrap_width(stream, lines), indents: indented * 3 >= lines.len() };
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut first = lines.first();
    for (last, line) in std::iter::once(None).chain(lines.iter().map(Some)).zip(lines) {
        match (paragraphs.last_mut(), first, last) {
            (Some(range), Some(first), Some(last))
                if continues(stream, &Open { range, first, last }, line, &layout) =>
            {
                range.end = line.range.end;
            }
            _ => {
                paragraphs.push(line.range.clone());
                first = Some(line);
            }
        }
    }
    paragraphs
}

/// Whether `next` goes on with the sentence of the open paragraph.
fn continues(s: &Stream, open: &Open, next: &Line, layout: &Layout) -> bool {
    let before = &s.chars[open.range.clone()];
    let after = &s.chars[next.range.clone()];
    if offices::is_bare_label(before) && kind::of(after) == kind::Kind::Body {
        return marker::at(s, next.range.clone()).is_none();
    }
    let comma = matches!(before.last(), Some('，' | ',' | '、'));
    if next.indented && !comma {
        return false;
    }
    if matches!(before.last(), Some('（' | '(' | '《' | '“' | '【')) {
        return true;
    }
    let hangs = layout.indents && open.first.indented && !is_closed(before);
    if kind::of(after) != kind::Kind::Body || kind::is_labelled(after) && !hangs {
        return false;
    }
    if marker::at(s, next.range.clone()).is_some() {
        return false;
    }
    if comma || is_open_ended(before, after) {
        return true;
    }
    if kind::ends_title(before) {
        return false;
    }
    match layout.wrap {
        Some(width) => hangs || line_width(s, open.last) + 6 >= width,
        None => hangs || !is_closed(before) && is_cut_line(s, open.range, next),
    }
}

/// Closing punctuation at the start: the sentence cannot end here. After a full stop only a closing quotation mark goes on; 、 there is what a lost marker left.
fn is_open_ended(before: &[char], after: &[char]) -> bool {
    let closing = matches!(
        after.first(),
        Some('，' | ',' | '、' | '。' | '；' | '：' | '）' | '》' | '！' | '？')
    );
    closing && !is_closed(before) || after.first() == Some(&'”')
}

fn is_closed(text: &[char]) -> bool {
    matches!(text.last(), Some('。' | '！' | '？' | '；' | '：' | '.' | ';' | ':' | '!' | '?'))
        || matches!(text, [.., '。' | '！' | '？', '”' | '）' | ')' | '"'])
}

/// Whether a line without hard wraps can have been cut by a page break.
fn is_cut_line(s: &Stream, line: &Paragraph, next: &Line) -> bool {
    let text = &s.chars[line.clone()];
    let heading = marker::at(s, line.clone()).is_some()
        && text.len() < HEADING
        && !text.iter().any(|c| matches!(c, '。' | '；' | '！' | '？'));
    let shortest = if next.after_page { MARKED_LINE } else { PAGE_LINE };
    text.len() >= shortest && !heading
}

/// The width of a line in half-width cells.
fn line_width(stream: &Stream, line: &Line) -> usize {
    let indent = if line.indented { 4 } else { 0 };
    let cells = |c: &char| if c.is_ascii() { 1 } else { 2 };
    indent + stream.chars[line.range.clone()].iter().map(cells).sum::<usize>()
}

/// The width at which the whole source is wrapped, in half-width cells, if it is.
fn wrap_width(stream: &Stream, lines: &[Line]) -> Option<usize> {
    const FEW: usize = 8;
    if lines.len() < FEW {
        return None;
    }
    let mut widths: Vec<usize> = lines.iter().map(|line| line_width(stream, line)).collect();
    widths.sort_unstable();
    let widest = widths[(widths.len() - 1) * 95 / 100];
    let full = |line: &&Line| line_width(stream, line).abs_diff(widest) <= 8;
    let cut = |line: &&Line| !is_closed(&stream.chars[line.range.clone()]);
    let full_lines = lines.iter().filter(full).count();
    let cut_lines = lines.iter().filter(full).filter(cut).count();
    let wrapped = full_lines * 4 >= lines.len() && cut_lines * 2 >= full_lines;
    ((32..=110).contains(&widest) && wrapped).then_some(widest)
}
