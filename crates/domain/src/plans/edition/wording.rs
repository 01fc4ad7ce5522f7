//! The words of two passages beside each other: what stayed, what went, what came.

use super::super::sentences::is_stop;

/// Most comparisons of clauses; longer passages are shown as wholly other.
const MOST_STEPS: usize = 250_000;
/// What divides clauses besides the end of a sentence: commas, colons, dots, ASCII too.
const DIVIDES: [char; 8] = ['\u{ff0c}', '\u{3001}', '\u{ff1a}', ',', ';', ':', '.', '\u{ff0e}'];

/// What became of a part of the wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It stands in both.
    Same,
    /// Only the old passage has it.
    Removed,
    /// Only the new passage has it.
    Added,
}

/// A part of the wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// What became of it.
    pub part: Part,
    /// Its words.
    pub text: String,
}

/// The parts of both passages in order: those that are `Same` or `Removed` are the old one,
/// those that are `Same` or `Added` the new one. Compared are clauses by their longest common
/// subsequence; of a clause that was exchanged, the same beginning and end count as same.
pub(super) fn wording(old: &str, new: &str) -> Vec<Span> {
    let (was, now) = (clauses(old), clauses(new));
    let mut written = Written::default();
    if was.len() * now.len() > MOST_STEPS {
        (written.removed, written.added) = (old.to_owned(), new.to_owned());
        return written.done();
    }
    let common = common_lengths(&was, &now);
    let (mut i, mut j) = (0, 0);
    while i < was.len() || j < now.len() {
        if i < was.len() && j < now.len() && was[i] == now[j] {
            written.same(was[i]);
            (i, j) = (i + 1, j + 1);
        } else if j == now.len() || i < was.len() && common[i + 1][j] >= common[i][j + 1] {
            written.removed.push_str(was[i]);
            i += 1;
        } else {
            written.added.push_str(now[j]);
            j += 1;
        }
    }
    written.done()
}

/// How long the longest common subsequence of the ends from `i` and from `j` is.
fn common_lengths(was: &[&str], now: &[&str]) -> Vec<Vec<u32>> {
    let mut common = vec![vec![0; now.len() + 1]; was.len() + 1];
    for i in (0..was.len()).rev() {
        for j in (0..now.len()).rev() {
            common[i][j] = if was[i] == now[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    common
}

/// The clauses of a passage, each with the mark that ends it.
fn clauses(text: &str) -> Vec<&str> {
    text.split_inclusive(|letter| is_stop(letter) || DIVIDES.contains(&letter)).collect()
}

/// The parts as far as they are written, and what was removed and added since the last same one.
#[derive(Default)]
struct Written {
    spans: Vec<Span>,
    removed: String,
    added: String,
}

impl Written {
    fn same(&mut self, text: &str) {
        self.exchange();
        self.push(Part::Same, text);
    }

    /// Writes what was exchanged, the same beginning and end as same.
    fn exchange(&mut self) {
        let (removed, added) = (std::mem::take(&mut self.removed), std::mem::take(&mut self.added));
        let alike = |(a, b): &(char, char)| a == b;
        let same = removed.chars().zip(added.chars()).take_while(alike);
        let begin: usize = same.map(|(letter, _)| letter.len_utf8()).sum();
        let (old, new) = (&removed[begin..], &added[begin..]);
        let same = old.chars().rev().zip(new.chars().rev()).take_while(alike);
        let end: usize = same.map(|(letter, _)| letter.len_utf8()).sum();
        self.push(Part::Same, &removed[..begin]);
        self.push(Part::Removed, &old[..old.len() - end]);
        self.push(Part::Added, &new[..new.len() - end]);
        self.push(Part::Same, &old[old.len() - end..]);
    }

    fn push(&mut self, part: Part, text: &str) {
        match self.spans.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.part == part => last.text.push_str(text),
            _ => self.spans.push(Span { part, text: text.to_owned() }),
        }
    }

    fn done(mut self) -> Vec<Span> {
        self.exchange();
        self.spans
    }
}
