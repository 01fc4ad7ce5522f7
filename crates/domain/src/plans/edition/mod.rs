//! A new edition 新版 of a plan: what changed, and what becomes of the tasks of the old one.
//!
//! Compared are the two documents as they were read, not the outlines that the office made of
//! them: a correction or a split mends what the reader misread, and it would misread the new
//! edition likewise. Pieces are paired by equal words first, then by likeness and path
//! ([`compare`]). What a task asks is frozen with it (invariant 6): a new edition changes no
//! task, it only shows which ones it touches. The office then says of each open one that it
//! stays as it is ([`keep`], [`reconsider`]), or goes to its page.

mod events;
mod keep;
mod likeness;
mod order;
mod pairs;
mod refusal;
mod wording;

pub use events::EditionEvent;
pub use keep::{confirm_twin, keep, reconsider};
pub use refusal::EditionRefusal;
pub use wording::{Part, Span};

use super::PlanNode;

/// How a piece of one edition stands to the other edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// The same words, offices and times; the marker may be another.
    Unchanged,
    /// Other words, offices or times.
    Changed,
    /// The same in another place.
    Moved,
    /// Only in the new edition.
    Added,
    /// Only in the old edition.
    Removed,
}

impl ChangeKind {
    /// The stable name; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }
}

/// A piece in both editions, or in one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// How it changed.
    pub kind: ChangeKind,
    /// Its place among the pieces of the old edition.
    pub old: Option<usize>,
    /// Its place among the pieces of the new edition.
    pub new: Option<usize>,
    /// Whether it stands elsewhere, be it changed or not.
    pub moved: bool,
    /// Heading and text, in parts that are the same, removed and added.
    pub wording: Vec<Span>,
}

/// The pieces of an outline as they were read from the document: without those that the office
/// made by splits, with the words of the document.
pub fn as_read(pieces: &[PlanNode]) -> Vec<PlanNode> {
    let read = pieces.iter().filter(|piece| piece.split_from.is_none()).cloned();
    let with_words = read.map(|mut piece| {
        piece.reword(piece.words_as_read());
        piece
    });
    with_words.collect()
}

/// What changed between two editions, in the order of the new one; what was removed stands
/// where it stood. Every piece of both is in exactly one change. Takes `n·m` steps of a few
/// instructions for `n` and `m` pieces whose words differ, and is the same for the same input:
/// 0.07 s for 500 pieces that were all reworded, 0.75 s for 5,000, on a busy machine of two cores.
/// So it is made anew at each look and kept nowhere.
pub fn compare(old: &[PlanNode], new: &[PlanNode]) -> Vec<Change> {
    let partners = pairs::pairs(old, new);
    let moved = order::moved(old, new, &partners);
    let mut is_kept = vec![false; old.len()];
    for partner in partners.iter().flatten() {
        is_kept[*partner] = true;
    }
    let removed_from = |from: usize| (from..old.len()).take_while(|place| !is_kept[*place]);
    let mut changes: Vec<Change> = removed_from(0).map(|place| removed(old, place)).collect();
    for (place, (partner, moved)) in partners.iter().zip(moved).enumerate() {
        changes.push(change(old, new, *partner, place, moved));
        let after = partner.map_or(old.len(), |partner| partner + 1);
        changes.extend(removed_from(after).map(|place| removed(old, place)));
    }
    changes
}

/// Which piece of the new edition is which of the old one, by their places: for each of the new
/// one its partner. No wording is compared.
pub fn partners(old: &[PlanNode], new: &[PlanNode]) -> Vec<Option<usize>> {
    pairs::pairs(old, new)
}

/// The pieces that ask for the same in both editions, by their places in the old and in the new
/// one: those that [`compare`] calls unchanged or moved. Takes time linear in the two.
pub fn the_same(old: &[PlanNode], new: &[PlanNode]) -> Vec<(usize, usize)> {
    let paired = pairs::same_words(old, new).into_iter().zip(0..);
    let paired = paired.filter_map(|(partner, place)| Some((partner?, place)));
    paired.filter(|(was, now)| asks_likewise(&old[*was], &new[*now])).collect()
}

/// Whether two pieces name the same offices and times.
fn asks_likewise(was: &PlanNode, now: &PlanNode) -> bool {
    was.offices == now.offices && was.times == now.times
}

fn removed(old: &[PlanNode], place: usize) -> Change {
    let wording = wording::wording(&old[place].words().body(), "");
    Change { kind: ChangeKind::Removed, old: Some(place), new: None, moved: false, wording }
}

fn change(
    old: &[PlanNode],
    new: &[PlanNode],
    partner: Option<usize>,
    place: usize,
    moved: bool,
) -> Change {
    let now = &new[place];
    let was = partner.map(|partner| &old[partner]);
    let before = was.map_or_else(String::new, |was| was.words().body());
    let after = now.words().body();
    let wording = wording::wording(&before, &after);
    let words = likeness::bare(&before) == likeness::bare(&after);
    let same = was.is_some_and(|was| words && asks_likewise(was, now));
    let kind = match was {
        None => ChangeKind::Added,
        Some(_) if !same => ChangeKind::Changed,
        Some(_) if moved => ChangeKind::Moved,
        Some(_) => ChangeKind::Unchanged,
    };
    Change { kind, old: partner, new: Some(place), moved, wording }
}
