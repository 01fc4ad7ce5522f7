//! Making proofs from all leaf hashes of a tree.
//!
//! Work is linear in the number of leaves: right for a command run now and then, not for a request.

use super::frontier::root_of;
use super::hash::Hash;

/// The inclusion proof of the leaf at `index`, nearest sibling first (RFC 9162 section 2.1.3.1).
///
/// `leaves` are all leaf hashes of the tree, in order. `None` where there is no such leaf.
#[must_use]
pub fn inclusion_proof(leaves: &[Hash], index: usize) -> Option<Vec<Hash>> {
    if index >= leaves.len() {
        return None;
    }
    let (mut subtree, mut index, mut proof) = (leaves, index, Vec::new());
    while subtree.len() > 1 {
        let (left, right) = halves(subtree);
        let is_right = index >= left.len();
        index -= if is_right { left.len() } else { 0 };
        proof.push(root_of(if is_right { left } else { right }));
        subtree = if is_right { right } else { left };
    }
    proof.reverse();
    Some(proof)
}

/// The proof that the tree over `leaves` only appended to its first `old_size` leaves (RFC 9162
/// section 2.1.4.1).
///
/// Empty where `old_size` is zero or the whole; `None` where it is larger than the tree.
#[must_use]
pub fn consistency_proof(leaves: &[Hash], old_size: usize) -> Option<Vec<Hash>> {
    if old_size > leaves.len() {
        return None;
    }
    let (mut subtree, mut old, mut proof) = (leaves, old_size, Vec::new());
    // Going left only, one ends at the old tree itself, whose root the verifier has already.
    let mut left_only = true;
    while old != 0 && old != subtree.len() {
        let (left, right) = halves(subtree);
        let is_right = old > left.len();
        old -= if is_right { left.len() } else { 0 };
        left_only &= !is_right;
        proof.push(root_of(if is_right { left } else { right }));
        subtree = if is_right { right } else { left };
    }
    if !left_only {
        proof.push(root_of(subtree));
    }
    proof.reverse();
    Some(proof)
}

/// Splits two or more leaves at the largest power of two below their number.
fn halves(leaves: &[Hash]) -> (&[Hash], &[Hash]) {
    leaves.split_at(leaves.len().next_power_of_two() / 2)
}
