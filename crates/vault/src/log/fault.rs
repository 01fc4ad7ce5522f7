//! What can be wrong with a log. Indexes count from 0; sizes are numbers of leaves.

use crate::checkpoint::CheckpointError;

/// One thing found wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The head checkpoint is not to be believed; the log was searched without it.
    #[error("the head checkpoint is refused: {0}")]
    HeadRefused(CheckpointError),
    /// An outside checkpoint is not to be believed; it was left aside.
    #[error("an outside checkpoint is refused: {0}")]
    OutsideRefused(CheckpointError),
    /// The bytes of the leaf do not hash to the leaf hash stored with them.
    #[error("leaf {index} was edited: its bytes do not have its stored hash")]
    Edited {
        /// The leaf's index.
        index: u64,
    },
    /// The leaves `first..=last` are not there (or come later, out of order).
    #[error("leaves {first} to {last} are missing")]
    Missing {
        /// The first missing index.
        first: u64,
        /// The last missing index.
        last: u64,
    },
    /// A leaf comes after leaves of a higher or the same index: moved or doubled.
    #[error("leaf {index} stands where leaf {expected} belongs")]
    OutOfOrder {
        /// The index found.
        index: u64,
        /// The index expected there.
        expected: u64,
    },
    /// Every leaf agrees with its hash, and yet the root is not the one signed: leaves were
    /// rewritten together with their hashes, exchanged, or renumbered.
    #[error("the first {size} leaves do not have the root of the head checkpoint")]
    RootMismatch {
        /// The size at which the head checkpoint states its root.
        size: u64,
    },
    /// The log ends before the size of its head checkpoint.
    #[error("the log has {found} leaves where its head checkpoint states {stated}")]
    Truncated {
        /// Number of leaves found.
        found: u64,
        /// Number of leaves stated.
        stated: u64,
    },
    /// Leaves follow that the head checkpoint does not cover: anyone may have appended them.
    #[error("the log has {found} leaves, of which its head checkpoint covers {stated}")]
    BeyondHead {
        /// Number of leaves found.
        found: u64,
        /// Number of leaves stated.
        stated: u64,
    },
    /// The log ends before the size of a checkpoint kept outside: its tail was cut off.
    #[error("the log has {found} leaves where an outside checkpoint states {stated}")]
    OutsideTruncated {
        /// Number of leaves found.
        found: u64,
        /// Number of leaves stated.
        stated: u64,
    },
    /// The log had another past when the outside checkpoint was taken.
    #[error("the first {size} leaves do not have the root of an outside checkpoint")]
    Forked {
        /// The size at which the outside checkpoint states its root.
        size: u64,
    },
    /// More faults were found than are kept.
    #[error("{count} more faults")]
    More {
        /// Number of faults not kept.
        count: u64,
    },
}
