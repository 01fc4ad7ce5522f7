//! The streaming verifier: one leaf at a time, in constant memory.

use std::cmp::{Ordering, Reverse};

use super::{Fault, Trust};
use crate::checkpoint::{Checkpoint, SignedCheckpoint};
use crate::merkle::{Frontier, Hash, TreeHead, leaf_hash};

/// A wholly rewritten table would otherwise fill the memory with faults.
const MAX_FAULTS: usize = 1_000;

/// One leaf as the database holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredLeaf {
    /// Its stored index, from 0.
    pub index: u64,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The leaf hash stored with it.
    pub hash: Hash,
}

/// A log without fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The frontier over all leaves, to compare with a stored one; its head is the one signed.
    pub frontier: Frontier,
}

/// A signed head that the log must pass through, or end at.
#[derive(Debug, Clone, Copy)]
struct Anchor {
    head: TreeHead,
    outside: bool,
}

/// Takes the leaves in the order of their stored indexes and collects the faults.
#[derive(Debug)]
pub struct LogVerifier {
    /// Those not reached yet, the largest first.
    anchors: Vec<Anchor>,
    frontier: Frontier,
    next: u64,
    /// A gap or a doubled leaf was met: from there on the frontier is of no prefix.
    disordered: bool,
    stated: Option<u64>,
    faults: Vec<Fault>,
    dropped: u64,
}

impl LogVerifier {
    /// A verifier that has seen no leaf yet. A refused checkpoint becomes a fault.
    #[must_use]
    pub fn new(head: &SignedCheckpoint, outside: &[SignedCheckpoint], trust: Trust<'_>) -> Self {
        let verify = |checkpoint: &SignedCheckpoint| {
            checkpoint.verify_origin(trust.origin, trust.key).map(|Checkpoint { head, .. }| head)
        };
        let outside = outside.iter().map(|c| verify(c).map_err(Fault::OutsideRefused));
        Self::with_heads(verify(head).map_err(Fault::HeadRefused), outside)
    }

    /// The same with heads whose signatures were verified, or refused, before.
    pub(super) fn with_heads(
        head: Result<TreeHead, Fault>,
        outside: impl IntoIterator<Item = Result<TreeHead, Fault>>,
    ) -> Self {
        let stated = head.ok().map(|head| head.size);
        let heads = outside.into_iter().map(|head| (head, true)).chain([(head, false)]);
        let (mut anchors, mut faults) = (Vec::new(), Vec::new());
        for (head, outside) in heads {
            match head {
                Ok(head) => anchors.push(Anchor { head, outside }),
                Err(fault) => faults.push(fault),
            }
        }
        anchors.sort_by_key(|anchor| Reverse(anchor.head.size));
        let frontier = Frontier::new();
        let mut verifier =
            Self { anchors, frontier, next: 0, disordered: false, stated, faults, dropped: 0 };
        verifier.pass_anchors();
        verifier
    }

    /// Takes the next leaf.
    pub fn push(&mut self, leaf: &StoredLeaf) {
        let StoredLeaf { index, ref bytes, hash } = *leaf;
        self.place(index);
        if leaf_hash(bytes) != hash {
            self.fault(Fault::Edited { index });
        }
        // The stored hash, not the one of the bytes: an edited leaf is then the only fault named.
        self.frontier.push(hash);
        self.pass_anchors();
    }

    /// Ends the log.
    ///
    /// # Errors
    /// All faults found, at most 1,000 and the number of those beyond.
    pub fn finish(mut self) -> Result<Verified, Vec<Fault>> {
        let found = self.next;
        for Anchor { head: TreeHead { size: stated, .. }, outside } in
            std::mem::take(&mut self.anchors)
        {
            if stated > found {
                let truncated = Fault::Truncated { found, stated };
                let behind = Fault::OutsideTruncated { found, stated };
                self.fault(if outside { behind } else { truncated });
            }
        }
        if let Some(stated) = self.stated.filter(|&stated| stated < found) {
            self.fault(Fault::BeyondHead { found, stated });
        }
        if self.dropped > 0 {
            self.faults.push(Fault::More { count: self.dropped });
        }
        if self.faults.is_empty() {
            Ok(Verified { frontier: self.frontier })
        } else {
            Err(self.faults)
        }
    }

    fn place(&mut self, index: u64) {
        let expected = self.next;
        match index.cmp(&expected) {
            Ordering::Less => self.fault(Fault::OutOfOrder { index, expected }),
            Ordering::Equal => {}
            Ordering::Greater => self.fault(Fault::Missing { first: expected, last: index - 1 }),
        }
        self.disordered |= index != expected;
        self.next = expected.max(index.saturating_add(1));
    }

    /// Compares the root with every signed head of the present size.
    fn pass_anchors(&mut self) {
        let size = self.frontier.size();
        while !self.disordered
            && let Some(anchor) = self.anchors.pop_if(|anchor| anchor.head.size == size)
        {
            if anchor.head.root != self.frontier.root() {
                let fork = Fault::Forked { size };
                self.fault(if anchor.outside { fork } else { Fault::RootMismatch { size } });
            }
        }
    }

    fn fault(&mut self, fault: Fault) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(fault);
        } else {
            self.dropped += 1;
        }
    }
}
