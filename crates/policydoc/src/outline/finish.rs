//! Turns drafts into nodes: titles, texts, spans, paths and warnings.

use super::build::Draft;
use super::stream::Stream;
use super::{cadences, mentions};
use crate::model::{Node, Outline, Warning, WarningCode};
use std::collections::HashSet;
use std::ops::Range;

/// A piece of text with the paragraph it stands in.
type Piece = (usize, Range<usize>);

/// Longest heading before a colon, in characters.
const COLON_HEADING: usize = 20;

/// Fills the nodes and warnings of the outline.
pub(crate) fn nodes(stream: &Stream, drafts: Vec<Draft>, outline: &mut Outline) {
    let mut steps: Vec<String> = Vec::new();
    let mut paths = HashSet::new();
    for draft in drafts {
        steps.truncate(draft.depth - 1);
        steps.push(draft.marker.step());
        let warning = draft.warning;
        let node = node(stream, draft, steps.join("/"));
        let repeated = !paths.insert(node.path.clone());
        let codes = warning.into_iter().chain(repeated.then_some(WarningCode::RepeatedPath));
        let warn = |code| Warning { code, path: node.path.clone(), start: node.start };
        outline.warnings.extend(codes.map(warn));
        outline.nodes.push(node);
    }
}

fn node(stream: &Stream, draft: Draft, path: String) -> Node {
    let (title, rest) = split(stream, &draft.pieces);
    let text = join(stream, &rest);
    let runs = runs(stream, title.clone(), &rest);
    let title = title.map_or(String::new(), |range| stream.text(range));
    let span = span(stream, &draft);
    let mut read = format!("{title}。{text}");
    for line in &draft.lines {
        read.push('。');
        read.extend(&stream.chars[line.clone()]);
    }
    let dates = mentions::dates(&read);
    Node {
        path,
        marker: draft.marker.text,
        depth: draft.depth,
        title,
        text,
        start: span.start,
        end: span.end,
        runs,
        offices: draft.offices,
        cadences: cadences::cadences(&read),
        figures: mentions::figures(&read, &dates),
        dates: dates.into_iter().map(|(_, date)| date).collect(),
    }
}

/// From the marker to the end of the own text and of the office lines that directly follow it.
fn span(stream: &Stream, draft: &Draft) -> Range<usize> {
    let start = stream.at.get(draft.at).copied().unwrap_or_default();
    let marker_end = draft.at + draft.marker.length;
    let mut end = draft.pieces.last().map_or(marker_end, |(_, piece)| piece.end);
    for line in &draft.lines {
        if line.start == end {
            end = line.end;
        }
    }
    let end = end.max(draft.at + 1).min(stream.at.len());
    start..stream.span(&(draft.at..end)).end
}

/// Parts the pieces into the heading sentence and the rest.
fn split(stream: &Stream, pieces: &[Piece]) -> (Option<Range<usize>>, Vec<Piece>) {
    let Some(((paragraph, first), others)) = pieces.split_first() else {
        return (None, Vec::new());
    };
    let text = &stream.chars[first.clone()];
    let stop = text.iter().position(|c| matches!(c, '。' | '！' | '？' | '!' | '?'));
    let stop = colon(text).or(stop).unwrap_or(text.len());
    let title = trim(stream, first.start..first.start + stop);
    let after = (first.start + stop + 1).min(first.end)..first.end;
    let mut rest = vec![(*paragraph, after)];
    rest.extend(others.iter().cloned());
    rest.retain(|(_, piece)| !piece.is_empty());
    (Some(title), rest)
}

/// A short heading before a colon, as in （1）校门钥匙：…
fn colon(text: &[char]) -> Option<usize> {
    let at = text.iter().take(COLON_HEADING).position(|c| matches!(c, '：' | ':'))?;
    let plain = text[..at].iter().all(|c| !matches!(c, '，' | ',' | '。' | '；'));
    (plain && at >= 2 && at + 1 < text.len()).then_some(at)
}

/// Without punctuation at either end.
fn trim(stream: &Stream, range: Range<usize>) -> Range<usize> {
    let mark = |c: &char| matches!(c, '：' | ':' | '；' | ';' | '，' | ',' | '、' | ' ');
    let text = &stream.chars[range.clone()];
    let front = text.iter().take_while(|c| mark(c)).count();
    let back = text[front..].iter().rev().take_while(|c| mark(c)).count();
    range.start + front..range.end - back
}

/// Pieces of one paragraph follow each other, paragraphs are parted by a line break.
fn join(stream: &Stream, pieces: &[Piece]) -> String {
    let mut text = String::new();
    let mut open = None;
    for (paragraph, piece) in pieces {
        if open.is_some_and(|open| open != paragraph) {
            text.push('\n');
        }
        open = Some(paragraph);
        text.extend(&stream.chars[piece.clone()]);
    }
    text
}

/// Where title and text stand in the source, see [`Node::runs`]; the line breaks of [`join`]
/// stand nowhere.
fn runs(stream: &Stream, title: Option<Range<usize>>, rest: &[Piece]) -> Vec<(usize, usize)> {
    let (mut runs, mut at) = (Vec::new(), 0);
    let mut go_on = |range: Range<usize>, mut at: usize| {
        for i in range.clone() {
            if i == range.start || stream.parted(i) {
                runs.push((at, stream.at[i]));
            }
            at += 1;
        }
        at
    };
    at = go_on(title.unwrap_or_default(), at);
    let before = std::iter::once(None).chain(rest.iter().map(|(paragraph, _)| Some(paragraph)));
    for ((paragraph, piece), before) in rest.iter().zip(before) {
        let breaks = before.is_some_and(|before| before != paragraph);
        at = go_on(piece.clone(), at + usize::from(breaks));
    }
    runs
}
