//! The Merkle tree of a growing log (RFC 6962 section 2.1, RFC 9162 section 2.1).
//!
//! Leaf and node hashes carry different first bytes (0x00 and 0x01), so that a node can never be
//! passed off as a leaf. A tree of n leaves splits at the largest power of two below n; the tree of
//! no leaves has the SHA-256 of nothing as its root.
//!
//! [`Frontier`] is all that is needed to append: one hash for each bit set in the size, at most
//! 64, so it fits a database row. An inclusion proof shows that a leaf is in a tree, a consistency
//! proof that a later tree only appended to an earlier one; both have about log2(n) hashes.

mod frontier;
mod hash;
mod proof;
mod prove;
#[cfg(test)]
mod tests;

pub use frontier::{Frontier, FrontierError, TreeHead, root_of};
pub use hash::{Hash, HashLengthError, leaf_hash, node_hash};
pub use proof::{ProofError, verify_consistency, verify_inclusion};
pub use prove::{consistency_proof, inclusion_proof};
