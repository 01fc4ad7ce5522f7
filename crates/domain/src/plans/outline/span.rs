//! Where in the document the parts of a piece stand.
//!
//! Reading leaves out line ends, emphasis and page marks, so a place among the words of a piece
//! is no place in the document by itself; the piece as it was read knows its unbroken runs
//! ([`PlanNode::runs`]), and its parts ask it. They lie side by side and cover the passage.

use super::super::PlanNode;
use super::Outline;

impl Outline {
    /// Where the part of a piece begins in the text of the file that begins `at` code points into
    /// its words as the office reads them. A cut amid words that the office corrected lies where
    /// the correction begins; one behind the words of the passage, at its end.
    pub(super) fn place_of(&self, piece: &PlanNode, at: usize) -> u32 {
        let whole = piece.split_from.and_then(|root| self.piece(root)).unwrap_or(piece);
        let read: Vec<char> = whole.words_as_read().body().chars().collect();
        let begins = whole.word_at(piece.start).min(read.len());
        let ends = whole.word_at(piece.end).clamp(begins, read.len());
        let own = &read[begins..ends];
        let now: Vec<char> = piece.words().body().chars().collect();
        let alike = |(a, b): &(&char, &char)| a == b;
        let front = own.iter().zip(&now).take_while(alike).count();
        let back = own.iter().rev().zip(now.iter().rev()).take_while(alike).count();
        let rest = now.len().saturating_sub(at);
        let is_after_correction = at > front && rest <= back;
        let cut = if is_after_correction { own.len() - rest } else { at.min(front) };
        let place = if cut < own.len() { whole.source_at(begins + cut) } else { piece.end };
        place.clamp(piece.start, piece.end)
    }
}

impl PlanNode {
    /// The place among the words as read of a place in the text of the file; of what was left
    /// out that of the word behind it.
    fn word_at(&self, source: u32) -> usize {
        let begun = self.runs.partition_point(|(_, run)| *run < source);
        let next = self.runs.get(begun).map_or(u32::MAX, |(at, _)| *at);
        let past = |(at, run): &(u32, u32)| at.saturating_add(source - run).min(next);
        self.runs[..begun].last().map_or(0, past) as usize
    }

    /// The place in the text of the file of a place among the words as read.
    fn source_at(&self, word: usize) -> u32 {
        let begun = self.runs.partition_point(|(at, _)| *at as usize <= word);
        let past = |at: u32| u32::try_from(word).map_or(0, |word| word - at);
        self.runs[..begun].last().map_or(self.end, |(at, run)| run + past(*at))
    }
}
