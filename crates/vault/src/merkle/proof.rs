//! Verifying proofs, without the leaves (RFC 9162 sections 2.1.3.2 and 2.1.4.2).

use super::frontier::TreeHead;
use super::hash::{Hash, empty_root, node_hash};

/// Why a proof does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The leaf's index, or the old size, lies outside the tree.
    #[error("the index or old size lies outside the tree")]
    OutOfRange,
    /// A tree of this size needs another number of hashes.
    #[error("the proof has the wrong number of hashes")]
    WrongLength,
    /// The hashes do not lead to the old root.
    #[error("the proof does not lead to the old root")]
    OldRootMismatch,
    /// The hashes do not lead to the root.
    #[error("the proof does not lead to the root")]
    RootMismatch,
}

/// Checks that `leaf` stands at `index` of the tree with this `head`.
///
/// # Errors
/// One [`ProofError`] per cause.
pub fn verify_inclusion(
    leaf: Hash,
    index: u64,
    proof: &[Hash],
    head: TreeHead,
) -> Result<(), ProofError> {
    if index >= head.size {
        return Err(ProofError::OutOfRange);
    }
    let mut climb = Climb { node: index, last: head.size - 1 };
    let mut root = leaf;
    for &sibling in proof {
        root = match climb.step()? {
            Side::Left => node_hash(sibling, root),
            Side::Right => node_hash(root, sibling),
        };
    }
    climb.finish()?;
    same(root, head.root, ProofError::RootMismatch)
}

/// Checks that the tree `new` holds all leaves of the tree `old`, unchanged and first.
///
/// The empty tree is the beginning of every tree, with an empty proof.
///
/// # Errors
/// One [`ProofError`] per cause.
pub fn verify_consistency(old: TreeHead, new: TreeHead, proof: &[Hash]) -> Result<(), ProofError> {
    if old.size > new.size {
        return Err(ProofError::OutOfRange);
    }
    if old.size == 0 || old.size == new.size {
        return verify_trivial(old, new, proof);
    }
    let mut climb = Climb { node: old.size - 1, last: new.size - 1 };
    climb.skip_while_right();
    // An old tree that is perfect is itself the first hash and is left out of the proof.
    let (seed, path) = if old.size.is_power_of_two() {
        (old.root, proof)
    } else {
        proof.split_first().map(|(&first, rest)| (first, rest)).ok_or(ProofError::WrongLength)?
    };
    let (mut old_root, mut new_root) = (seed, seed);
    for &sibling in path {
        match climb.step()? {
            Side::Left => {
                old_root = node_hash(sibling, old_root);
                new_root = node_hash(sibling, new_root);
            }
            Side::Right => new_root = node_hash(new_root, sibling),
        }
    }
    climb.finish()?;
    same(old_root, old.root, ProofError::OldRootMismatch)?;
    same(new_root, new.root, ProofError::RootMismatch)
}

fn verify_trivial(old: TreeHead, new: TreeHead, proof: &[Hash]) -> Result<(), ProofError> {
    if !proof.is_empty() {
        return Err(ProofError::WrongLength);
    }
    let expected = if old.size == 0 { empty_root() } else { new.root };
    same(old.root, expected, ProofError::OldRootMismatch)
}

fn same(found: Hash, expected: Hash, otherwise: ProofError) -> Result<(), ProofError> {
    if found == expected { Ok(()) } else { Err(otherwise) }
}

/// On which side of the climbing node its sibling stands.
enum Side {
    Left,
    Right,
}

/// The way from a node up to the root: its index and the last index, level by level.
struct Climb {
    node: u64,
    last: u64,
}

impl Climb {
    /// One level up, over the levels where the last node has no sibling.
    fn step(&mut self) -> Result<Side, ProofError> {
        if self.last == 0 {
            return Err(ProofError::WrongLength);
        }
        let side = if self.node & 1 == 1 || self.node == self.last {
            while self.node & 1 == 0 && self.node != 0 {
                self.up();
            }
            Side::Left
        } else {
            Side::Right
        };
        self.up();
        Ok(side)
    }

    fn skip_while_right(&mut self) {
        while self.node & 1 == 1 {
            self.up();
        }
    }

    fn up(&mut self) {
        self.node >>= 1;
        self.last >>= 1;
    }

    fn finish(&self) -> Result<(), ProofError> {
        if self.last == 0 { Ok(()) } else { Err(ProofError::WrongLength) }
    }
}
