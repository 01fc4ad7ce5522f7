//! Going through a stored log and naming what was tampered with.
//!
//! A log is a sequence of leaves, numbered from 0 without gaps, each stored with its leaf hash, and
//! a head checkpoint that states how many there are and the root over them. The verifier reads the
//! leaves once, in order, and keeps only the frontier, so a log of any length fits in memory.
//!
//! | what was done | what is found |
//! |---|---|
//! | bytes edited, or a stored hash | [`Fault::Edited`], with the index |
//! | bytes and stored hash edited together, or leaves renumbered | [`Fault::RootMismatch`] |
//! | a leaf deleted | [`Fault::Missing`], with the indexes |
//! | leaves swapped or doubled | [`Fault::OutOfOrder`], [`Fault::RootMismatch`] |
//! | the tail cut off | [`Fault::Truncated`] |
//! | leaves appended without a signature | [`Fault::BeyondHead`] |
//! | the head forged, or taken from another log | [`Fault::HeadRefused`] |
//!
//! **The limit of the method.** A tail that is cut off together with the checkpoints over it leaves
//! a shorter log and an older, genuine head: nothing inside the database tells them from the truth.
//! The same holds for whoever has the signing key and rewrites everything. Both are found only
//! against a checkpoint kept outside (another disk, a print, a second host): as
//! [`Fault::OutsideTruncated`] or [`Fault::Forked`].

mod fault;
#[cfg(test)]
mod tamper;
#[cfg(test)]
mod tests;
mod verifier;

pub use fault::Fault;
pub use verifier::{LogVerifier, StoredLeaf, Verified};

use crate::checkpoint::{SignedCheckpoint, VerifierKey};

/// Which log is verified, and whose signature counts.
#[derive(Debug, Clone, Copy)]
pub struct Trust<'a> {
    /// The origin that every checkpoint must name.
    pub origin: &'a str,
    /// The key, pinned outside the database, that every checkpoint must be signed by.
    pub key: &'a VerifierKey,
}

/// Verifies a log that can be read as an iterator, in the order of the stored indexes.
///
/// `outside` are checkpoints kept elsewhere; there may be none. Where the leaves come in pages,
/// feed a [`LogVerifier`] instead.
///
/// # Errors
/// All faults found: refused checkpoints first, then in the order of the log.
pub fn verify_log(
    leaves: impl IntoIterator<Item = StoredLeaf>,
    head: &SignedCheckpoint,
    outside: &[SignedCheckpoint],
    trust: Trust<'_>,
) -> Result<Verified, Vec<Fault>> {
    let mut verifier = LogVerifier::new(head, outside, trust);
    leaves.into_iter().for_each(|leaf| verifier.push(&leaf));
    verifier.finish()
}
