//! Lists of bodies: 甲局、乙局，各乡镇（街道、园区）; used for offices, copies and signatures.

use super::stream::Stream;
use std::ops::Range;

/// The names of a list, without the marks around it.
///
/// Where no mark parts the names, spaces do. Marks in brackets part nothing; single signs between
/// 、 belong to the names beside them (各县、市、区教育局).
pub(crate) fn parts(stream: &Stream, range: Range<usize>) -> Vec<String> {
    let range = range.start..range.start + own_length(&stream.chars[range]);
    let chars = &stream.chars[range.clone()];
    if !chars.iter().any(|c| is_mark(*c)) {
        return words(stream, &range);
    }
    let mut parts = vec![String::new()];
    let (mut depth, mut glued) = (0_i32, false);
    for (i, &c) in chars.iter().enumerate() {
        depth += level(c);
        let Some(part) = parts.last_mut() else { break };
        if !is_mark(c) || depth > 0 {
            part.push(c);
        } else if c == '、' && (is_single(&chars[i + 1..]) || glued || part.chars().count() == 1) {
            glued = is_single(&chars[i + 1..]);
            part.push(c);
        } else {
            glued = false;
            parts.push(String::new());
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// What spaces part; letter-spaced signs (教 育 局) are one name.
pub(crate) fn words(stream: &Stream, range: &Range<usize>) -> Vec<String> {
    let words = stream.words(range);
    let whole = words.iter().all(|word| word.chars().count() >= 2);
    if whole { words } else { vec![words.concat()] }
}

/// Up to the bracket that closes the list, or its full stop at the end.
fn own_length(text: &[char]) -> usize {
    let mut depth = 0_i32;
    let closed = text.iter().position(|c| {
        depth += level(*c);
        depth < 0
    });
    closed.unwrap_or(text.len())
}

fn level(c: char) -> i32 {
    match c {
        '（' | '(' | '【' | '[' => 1,
        '）' | ')' | '】' | ']' => -1,
        _ => 0,
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '、' | '，' | ',' | '；' | ';' | '。' | '/' | '.')
}

/// Whether one sign alone stands before the next mark.
fn is_single(text: &[char]) -> bool {
    text.get(1).is_none_or(|c| is_mark(*c)) && text.first().is_some_and(|c| !is_mark(*c))
}
