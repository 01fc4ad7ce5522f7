//! Where an office list stands: on a line of its own or at the end of a passage.
//!
//! It belongs to the nearest numbered item or article above it, never to a sub-point.

use super::build::{Builder, is_stop};
use super::{marker, offices};
use std::ops::Range;

impl Builder<'_> {
    /// The end of an office list that begins at `at` inside a paragraph.
    pub(crate) fn inline_offices(&self, at: usize, to: usize) -> Option<usize> {
        let chars = &self.stream.chars;
        let begins = matches!(chars[at], '（' | '(' | '【' | '[');
        let before = *chars.get(at.checked_sub(1)?)?;
        if !begins && !is_stop(before) && !self.stream.parted(at) {
            return None;
        }
        let (_, length) = offices::label_at(&chars[at..to])?;
        let from = at + length;
        let ends = |i: &usize| match chars[*i] {
            '。' => true,
            '）' | ')' => begins && self.closes(at, *i),
            _ => *i > from && is_list_stop(chars[*i - 1]) && self.marker_follows(*i, to),
        };
        let end = (from..to).take(600).find(ends).map_or(to, |i| match chars[i] {
            '。' | '）' | ')' => i + 1,
            _ => i,
        });
        Some(end)
    }

    fn marker_follows(&self, at: usize, to: usize) -> bool {
        let found = marker::at(self.stream, at..to);
        found.is_some_and(|found| self.branch.follows(&found))
    }

    /// Whether the bracket at `end` closes the one at `from`.
    fn closes(&self, from: usize, end: usize) -> bool {
        let level = self.stream.chars[from..=end].iter().fold(0, |level, c| match c {
            '（' | '(' => level + 1,
            '）' | ')' => level - 1,
            _ => level,
        });
        level == 0
    }

    /// Gives the offices of a list to the passage that it belongs to.
    pub(crate) fn office_line(&mut self, range: Range<usize>) {
        let Some(owner) = self.branch.owner_of_offices() else { return };
        if self.muted {
            return;
        }
        let read = offices::read(self.stream, range.clone());
        let draft = &mut self.drafts[owner];
        draft.offices.extend(read);
        draft.lines.push(range);
    }
}

fn is_list_stop(c: char) -> bool {
    !matches!(c, '、' | '，' | ',')
}
