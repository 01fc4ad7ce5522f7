//! Which piece of the new edition is which of the old one.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::super::PlanNode;
use super::likeness::{Sketch, bare, likeness};

/// Pieces this alike (thousandths) are the same piece wherever they stand.
const ALIKE: usize = 350;
/// Pieces this alike are the same piece if they have the same path.
const ALIKE_IN_PLACE: usize = 200;
/// What the same path is worth among pieces that are alike.
const SAME_PATH: usize = 200;
/// Partners that are looked at for one piece.
const MOST_PARTNERS: usize = 8;

/// For each piece of the new edition its place in the old one. No place is given twice.
pub(super) fn pairs(old: &[PlanNode], new: &[PlanNode]) -> Vec<Option<usize>> {
    let mut partners = same_words(old, new);
    let mut is_free = vec![true; old.len()];
    for partner in partners.iter().flatten() {
        is_free[*partner] = false;
    }
    for (_, was, now) in candidates(old, new, &is_free, &partners) {
        if is_free[was] && partners[now].is_none() {
            is_free[was] = false;
            partners[now] = Some(was);
        }
    }
    partners
}

/// Pairs with equal words: of several the one with the same path, else the first.
pub(super) fn same_words(old: &[PlanNode], new: &[PlanNode]) -> Vec<Option<usize>> {
    let key = |piece: &PlanNode| bare(&piece.words().body());
    let mut waiting: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, piece) in old.iter().enumerate() {
        waiting.entry(key(piece)).or_default().push(place);
    }
    let mut partners = vec![None; new.len()];
    let mut take = |by_path: bool| {
        for (place, piece) in new.iter().enumerate().filter(|(_, piece)| !piece.title.is_empty()) {
            let Some(same) = waiting.get_mut(&key(piece)) else { continue };
            let fits = |was: &usize| !by_path || old[*was].path == piece.path;
            if partners[place].is_none()
                && let Some(at) = same.iter().position(fits)
            {
                partners[place] = Some(same.remove(at));
            }
        }
    };
    take(true);
    take(false);
    partners
}

/// Pairs that could be the same piece, the most likely first: `(rank, old, new)`.
fn candidates(
    old: &[PlanNode],
    new: &[PlanNode],
    is_free: &[bool],
    partners: &[Option<usize>],
) -> Vec<(Reverse<usize>, usize, usize)> {
    let free_old: Vec<usize> = (0..old.len()).filter(|place| is_free[*place]).collect();
    let free_new: Vec<usize> = (0..new.len()).filter(|place| partners[*place].is_none()).collect();
    let sketch = |piece: &PlanNode| Sketch::of(&piece.words().body());
    let old_sketches: Vec<Sketch> = free_old.iter().map(|place| sketch(&old[*place])).collect();
    let new_sketches: Vec<Sketch> = free_new.iter().map(|place| sketch(&new[*place])).collect();
    let mut found = Vec::new();
    for (was, alike) in free_old.iter().zip(likeness(&old_sketches, &new_sketches)) {
        let ranked = alike.into_iter().filter_map(|(place, score)| {
            let now = free_new[place];
            let in_place = old[*was].path == new[now].path;
            let is_alike = score >= if in_place { ALIKE_IN_PLACE } else { ALIKE };
            let rank = score + if in_place { SAME_PATH } else { 0 };
            is_alike.then_some((Reverse(rank), was.abs_diff(now), *was, now))
        });
        let mut ranked: Vec<_> = ranked.collect();
        ranked.sort_unstable();
        found.extend(ranked.into_iter().take(MOST_PARTNERS));
    }
    found.sort_unstable();
    found.into_iter().map(|(rank, _, was, now)| (rank, was, now)).collect()
}
