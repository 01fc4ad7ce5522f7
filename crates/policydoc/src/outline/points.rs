//! The points 一是 … 二是 … of running text.
//!
//! 一是 is common in prose, so it counts only where 二是 follows before the next heading; and a
//! series that begins with 二是 has lost the marker of its first point, which is inferred.

use super::build::{Builder, is_stop};
use super::marker::{self, Marker, Style};
use super::paragraph::Paragraph;
use super::stream::Stream;

/// Where 二是 stands after a stop, and where paragraphs begin with a marker of another style.
#[derive(Debug, Default)]
pub(crate) struct Points {
    seconds: Vec<usize>,
    headings: Vec<usize>,
}

impl Points {
    /// Finds both in the whole text.
    pub(crate) fn find(stream: &Stream, paragraphs: &[Paragraph]) -> Self {
        let mut points = Self::default();
        for range in paragraphs {
            let text = &stream.chars[range.clone()];
            if marker::at(stream, range.clone()).is_some_and(|found| found.style != Style::Point) {
                points.headings.push(range.start);
            }
            for (i, pair) in text.windows(2).enumerate() {
                if pair == ['二', '是'] && (i == 0 || is_pause(text[i - 1])) {
                    points.seconds.push(range.start + i);
                }
            }
        }
        points
    }

    /// Whether any passage of the text has a marker of another style.
    fn has_headings(&self) -> bool {
        !self.headings.is_empty()
    }

    /// Whether a second point follows `at` before the next heading.
    fn second_follows(&self, at: usize) -> bool {
        let next = |places: &[usize]| {
            let i = places.partition_point(|place| *place <= at);
            places.get(i).copied()
        };
        match (next(&self.seconds), next(&self.headings)) {
            (Some(second), Some(heading)) => second < heading,
            (second, _) => second.is_some(),
        }
    }
}

/// A stop or a comma: points also follow each other inside one sentence.
fn is_pause(c: char) -> bool {
    is_stop(c) || matches!(c, '，' | ',' | '、')
}

impl Builder<'_> {
    /// Whether 一是, 二是 … at `at` is a point; opens the lost first one where need be.
    pub(crate) fn accepts_point(&self, found: &Marker, at: usize, at_start: bool) -> bool {
        let before = at.checked_sub(1).map(|i| self.stream.chars[i]);
        let pause = at_start || before.is_some_and(is_pause);
        // Above the first heading 一是 is prose, unless no heading comes at all.
        if !pause || self.branch.open().is_empty() && self.points.has_headings() {
            return false;
        }
        match self.branch.of_style(Style::Point) {
            Some(open) if found.number == open.number + 1 => true,
            Some(_) if found.number == 1 => {
                let anew = at_start || before.is_some_and(|c| c == '。');
                anew && self.points.second_follows(at)
            }
            None if found.number == 1 => self.points.second_follows(at),
            None => {
                found.number == 2
                    && (at_start || before.is_some_and(is_stop))
                    && self.lost_first(found, at).is_some()
            }
            Some(_) => false,
        }
    }
}
