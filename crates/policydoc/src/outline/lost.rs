//! The first of a series that lost its marker, whole (总体要求 before 二、) or in part (是, 、, ）).
//!
//! A series that begins with its second marker had a first one. It is inferred where what is left
//! of the marker stands, else after the heading of the passage that holds the series; a person is
//! warned.

use super::build::{Builder, is_stop};
use super::kind::Kind;
use super::marker::{self, Marker, Style};
use super::paragraph::Paragraph;
use super::stream::Stream;
use crate::model::WarningCode;
use std::ops::Range;

/// How far back a lost marker is looked for, in characters.
const BACK: usize = 4000;

impl Builder<'_> {
    /// Opens the first of a series whose marker was lost, before its second at `at`.
    pub(crate) fn open_lost_first(&mut self, second: &Marker, at: usize) {
        if second.number != 2 || self.branch.of_style(second.style).is_some() {
            return;
        }
        let known = second.style != Style::Point && self.branch.follows(second);
        let Some((place, length)) = self.lost_first(second, at).filter(|_| !known) else { return };
        let Some(parent) = self.drafts.len().checked_sub(1) else { return };
        let mut moved = cut(&mut self.drafts[parent].pieces, place);
        for (_, piece) in moved.iter_mut().take(1) {
            piece.start += length.min(piece.len());
        }
        self.open_inferred(second, place, length);
        if let Some(draft) = self.drafts.last_mut() {
            draft.pieces = moved;
        }
    }

    /// Opens a node for the first marker of the series of `second`.
    pub(crate) fn open_inferred(&mut self, second: &Marker, place: usize, length: usize) {
        self.open_node(second.first(length), place);
        if let Some(draft) = self.drafts.last_mut() {
            draft.warning = Some(WarningCode::InferredMarker);
        }
    }

    /// Where the lost first begins, in the passage right above: the place and how many
    /// characters of the marker are left.
    pub(crate) fn lost_first(&self, second: &Marker, at: usize) -> Option<(usize, usize)> {
        let parent = self.branch.parent_of(second)?;
        let draft = self.drafts.last().filter(|_| parent + 1 == self.drafts.len())?;
        let from = (draft.at + draft.marker.length).max(at.saturating_sub(BACK));
        let chars = &self.stream.chars;
        let starts =
            |place| draft.pieces.binary_search_by_key(&place, |(_, piece)| piece.start).is_ok();
        let begins = |i: &usize| *i > from && (is_stop(chars[*i - 1]) || starts(*i));
        let left = (from..at).filter(begins).find(|i| second.leaves(chars[*i]));
        let paragraph = || draft.pieces.get(1).map(|(_, piece)| piece.start);
        let below = paragraph().filter(|_| second.style != Style::Point);
        let after_heading = || below.or_else(|| (from + 1..at).find(begins));
        left.map(|place| (place, 1)).or_else(|| after_heading().map(|place| (place, 0)))
    }
}

/// The paragraph that lost 一、 where the text begins with 二、: what begins with 、, else the
/// first short line without punctuation after a whole sentence.
pub(crate) fn lost_chapter(
    stream: &Stream,
    paragraphs: &[Paragraph],
    kinds: &[Kind],
) -> Option<(usize, Marker)> {
    let chapter = |i: &usize| {
        let found = marker::at(stream, paragraphs[*i].clone())?;
        (found.style == Style::Chinese && kinds[*i] == Kind::Body).then_some((*i, found))
    };
    let (at, second) = (0..paragraphs.len()).find_map(|i| chapter(&i))?;
    let text = |i: usize| &stream.chars[paragraphs[i].clone()];
    let bodies = || (0..at).filter(|i| kinds[*i] == Kind::Body);
    let left = || bodies().find(|i| text(*i).first().is_some_and(|c| second.leaves(*c)));
    let heading =
        || bodies().find(|i| *i > 0 && text(*i - 1).last() == Some(&'。') && is_heading(text(*i)));
    (second.number == 2).then(|| left().or_else(heading))?.map(|i| (i, second))
}

fn is_heading(text: &[char]) -> bool {
    const HEADING: usize = 20;
    text.len() <= HEADING && text.iter().all(|c| c.is_alphabetic())
}

/// Takes the pieces from `place` on away from a node.
fn cut(pieces: &mut Vec<(usize, Range<usize>)>, place: usize) -> Vec<(usize, Range<usize>)> {
    let mut moved = Vec::new();
    for (paragraph, piece) in pieces.iter_mut() {
        if piece.end > place {
            moved.push((*paragraph, piece.start.max(place)..piece.end));
            piece.end = piece.start.max(place).min(piece.end);
        }
    }
    pieces.retain(|(_, piece)| !piece.is_empty());
    moved
}
