//! How alike two passages are.
//!
//! A passage is the set of its pairs of neighbouring characters; of long sets only the pairs
//! with the smallest hashes are kept, which estimates how much two sets share as well as the
//! whole (Broder, "On the resemblance and containment of documents", 1997). Two passages are
//! as alike as twice the kept pairs they share over all they kept (Dice).

use std::collections::{BTreeSet, HashMap};

/// Pairs that are kept of one passage.
const KEPT: usize = 64;

/// The kept pairs of one passage, as hashes.
pub(super) struct Sketch(BTreeSet<u64>);

impl Sketch {
    /// The sketch of a passage; spaces and line ends do not count.
    pub(super) fn of(text: &str) -> Self {
        let letters: Vec<u64> = bare(text).chars().map(u64::from).collect();
        let pairs = letters.windows(2).map(|pair| mixed(pair[0] << 32 | pair[1]));
        let lone = letters.first().filter(|_| letters.len() == 1).map(|letter| mixed(*letter));
        Self(pairs.chain(lone).collect::<BTreeSet<_>>().into_iter().take(KEPT).collect())
    }
}

/// The text without spaces and line ends.
pub(super) fn bare(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// How alike each of `some` is to each of `others`, in thousandths; pairs that share nothing
/// are left out. Goes over shared hashes only, at most 64 for each pair.
pub(super) fn likeness(some: &[Sketch], others: &[Sketch]) -> Vec<Vec<(usize, usize)>> {
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    for (place, sketch) in others.iter().enumerate() {
        for hash in &sketch.0 {
            places.entry(*hash).or_default().push(place);
        }
    }
    let alike = |sketch: &Sketch| {
        let mut shared = vec![0_usize; others.len()];
        for place in sketch.0.iter().filter_map(|hash| places.get(hash)).flatten() {
            shared[*place] += 1;
        }
        let found = shared.iter().enumerate().filter(|(_, shared)| **shared > 0);
        let all = |place: usize| sketch.0.len() + others[place].0.len();
        found.map(|(place, shared)| (place, 2000 * shared / all(place))).collect()
    };
    some.iter().map(alike).collect()
}

/// Spreads a number over all 64 bits (the finalizer of `SplitMix64`).
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}
