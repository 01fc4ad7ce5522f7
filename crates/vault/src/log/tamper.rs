//! A genuine log, and the ways to tamper with it: material for the property test.

use std::sync::LazyLock;

use super::{Fault, StoredLeaf};
use crate::checkpoint::{Checkpoint, SignedCheckpoint, SigningKey};
use crate::merkle::{Frontier, TreeHead, leaf_hash};

pub(super) const ORIGIN: &str = "lanxi.example/audit";
pub(super) const LARGEST: usize = 200;

pub(super) static KEY: LazyLock<SigningKey> =
    LazyLock::new(|| SigningKey::from_seed(ORIGIN, &[7; 32]).unwrap());

/// Leaves of different lengths; every prefix is a genuine log.
static LEAVES: LazyLock<Vec<StoredLeaf>> = LazyLock::new(|| {
    let bytes = |i: u64| [vec![0; (i * 7 % 90) as usize], format!("event {i}").into()].concat();
    (0..LARGEST as u64).map(|i| stored(i, bytes(i))).collect()
});

/// The head of every size from 0.
pub(super) static HEADS: LazyLock<Vec<TreeHead>> =
    LazyLock::new(|| (0..=LARGEST).map(|size| head_of(&LEAVES[..size])).collect());

pub(super) fn signed_head(size: usize) -> SignedCheckpoint {
    Checkpoint::sign(ORIGIN, HEADS[size], &KEY).unwrap()
}

pub(super) fn genuine(size: usize) -> Vec<StoredLeaf> {
    LEAVES[..size].to_vec()
}

pub(super) fn stored(index: u64, bytes: Vec<u8>) -> StoredLeaf {
    StoredLeaf { index, hash: leaf_hash(&bytes), bytes }
}

pub(super) fn head_of(leaves: &[StoredLeaf]) -> TreeHead {
    let mut frontier = Frontier::new();
    frontier.extend(leaves.iter().map(|leaf| leaf.hash));
    frontier.head()
}

pub(super) fn sign(leaves: &[StoredLeaf]) -> SignedCheckpoint {
    Checkpoint::sign(ORIGIN, head_of(leaves), &KEY).unwrap()
}

/// A log under attack: what the database holds after it.
pub(super) struct Attacked {
    pub(super) leaves: Vec<StoredLeaf>,
    pub(super) head: TreeHead,
}

/// Where an attack strikes: leaf `at`, the different leaf `other`, and which bit an edit flips.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) at: usize,
    pub(super) other: usize,
    pub(super) bit: usize,
}

/// What is done, and whether the head checkpoint is exchanged too.
#[derive(Debug, Clone, Copy)]
pub(super) enum Tampering {
    EditBytes,
    EditHash,
    EditBoth,
    Delete,
    DeleteRenumber,
    DeleteRenumberRefill,
    Swap,
    SwapRenumber,
    Double,
    DoubleRenumber,
    Append,
    Truncate,
    TruncateWithOlderHead,
    RewriteWithTrueKey,
}

pub(super) const TAMPERINGS: [Tampering; 14] = [
    Tampering::EditBytes,
    Tampering::EditHash,
    Tampering::EditBoth,
    Tampering::Delete,
    Tampering::DeleteRenumber,
    Tampering::DeleteRenumberRefill,
    Tampering::Swap,
    Tampering::SwapRenumber,
    Tampering::Double,
    Tampering::DoubleRenumber,
    Tampering::Append,
    Tampering::Truncate,
    Tampering::TruncateWithOlderHead,
    Tampering::RewriteWithTrueKey,
];

impl Tampering {
    /// Whether the database alone shows it. Otherwise it takes a checkpoint kept outside.
    pub(super) fn shows_inside(self) -> bool {
        !matches!(self, Self::TruncateWithOlderHead | Self::RewriteWithTrueKey)
    }

    /// Tampers with `log`.
    pub(super) fn apply(self, log: &mut Attacked, Spot { at, other, bit }: Spot) {
        let leaves = &mut log.leaves;
        let size = leaves.len() as u64;
        match self {
            Self::EditBytes => flip(&mut leaves[at].bytes, bit),
            Self::EditHash => flip(&mut leaves[at].hash.0, bit),
            Self::EditBoth => rewrite(&mut leaves[at], bit),
            Self::Delete | Self::DeleteRenumber => drop(leaves.remove(at)),
            Self::DeleteRenumberRefill => {
                leaves.remove(at);
                leaves.push(stored(size, b"invented".to_vec()));
            }
            Self::Swap | Self::SwapRenumber => leaves.swap(at, other),
            Self::Double | Self::DoubleRenumber => leaves.insert(other, leaves[at].clone()),
            Self::Append => leaves.push(stored(size, b"invented".to_vec())),
            Self::Truncate => leaves.truncate(at),
            Self::TruncateWithOlderHead => {
                leaves.truncate(at);
                log.head = head_of(leaves);
            }
            Self::RewriteWithTrueKey => {
                rewrite(&mut leaves[at], bit);
                log.head = head_of(leaves);
            }
        }
        if self.renumbers() {
            log.leaves.iter_mut().zip(0..).for_each(|(leaf, index)| leaf.index = index);
        }
    }

    fn renumbers(self) -> bool {
        matches!(
            self,
            Self::DeleteRenumber
                | Self::DeleteRenumberRefill
                | Self::SwapRenumber
                | Self::DoubleRenumber
        )
    }

    /// The fault that must be among those found, for a log that had `size` leaves.
    pub(super) fn fault(self, size: usize, Spot { at, other, .. }: Spot) -> Fault {
        let (size, at, other) = (size as u64, at as u64, other as u64);
        let truncated = |found| Fault::Truncated { found, stated: size };
        match self {
            Self::EditBytes | Self::EditHash => Fault::Edited { index: at },
            Self::EditBoth | Self::DeleteRenumberRefill | Self::SwapRenumber => {
                Fault::RootMismatch { size }
            }
            Self::Delete if at + 1 < size => Fault::Missing { first: at, last: at },
            Self::Delete | Self::DeleteRenumber => truncated(size - 1),
            Self::Swap => Fault::OutOfOrder { index: at.min(other), expected: at.max(other) + 1 },
            Self::Double => Fault::OutOfOrder { index: at, expected: other.max(at + 1) },
            Self::DoubleRenumber | Self::Append => {
                Fault::BeyondHead { found: size + 1, stated: size }
            }
            Self::Truncate => truncated(at),
            Self::TruncateWithOlderHead => Fault::OutsideTruncated { found: at, stated: size },
            Self::RewriteWithTrueKey => Fault::Forked { size },
        }
    }
}

fn rewrite(leaf: &mut StoredLeaf, bit: usize) {
    flip(&mut leaf.bytes, bit);
    leaf.hash = leaf_hash(&leaf.bytes);
}

fn flip(bytes: &mut [u8], bit: usize) {
    let bit = bit % (bytes.len() * 8);
    bytes[bit / 8] ^= 1 << (bit % 8);
}
