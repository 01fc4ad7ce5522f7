//! Which of the paired pieces stand elsewhere.

use super::super::PlanNode;

/// For each piece of the new edition whether it moved: against the order of most others, or
/// below another heading. A renumbered piece has not moved.
pub(super) fn moved(old: &[PlanNode], new: &[PlanNode], partners: &[Option<usize>]) -> Vec<bool> {
    let in_order = longest_in_order(partners);
    let (old_heads, new_heads) = (headings(old), headings(new));
    let is_moved = |(place, partner): (usize, &Option<usize>)| {
        let Some(was) = *partner else { return false };
        let head = new_heads[place].and_then(|head| partners[head]);
        let other_head = head.is_some() && head != old_heads[was];
        !in_order[place] || other_head
    };
    partners.iter().enumerate().map(is_moved).collect()
}

/// For each piece the heading above it.
fn headings(pieces: &[PlanNode]) -> Vec<Option<usize>> {
    let mut above: Vec<usize> = Vec::new();
    let heading = |(place, piece): (usize, &PlanNode)| {
        above.retain(|head| pieces[*head].depth < piece.depth);
        let head = above.last().copied();
        above.push(place);
        head
    };
    pieces.iter().enumerate().map(heading).collect()
}

/// Which places belong to the longest run of partners that go up: those that kept their order.
fn longest_in_order(partners: &[Option<usize>]) -> Vec<bool> {
    // `ends[n]` is the place that ends the best run of length n + 1, `before` the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; partners.len()];
    for (place, partner) in partners.iter().enumerate() {
        let Some(partner) = partner else { continue };
        let length = ends.partition_point(|end| partners[*end] < Some(*partner));
        before[place] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(place);
        } else {
            ends[length] = place;
        }
    }
    let mut in_order = vec![false; partners.len()];
    let mut next = ends.last().copied();
    while let Some(place) = next {
        in_order[place] = true;
        next = before[place];
    }
    in_order
}
