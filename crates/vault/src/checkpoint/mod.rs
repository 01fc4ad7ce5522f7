//! Signed checkpoints of a log: origin, number of leaves, root hash, signature.
//!
//! The text is the C2SP `tlog-checkpoint` format (<https://c2sp.org/tlog-checkpoint>), which is a
//! C2SP `signed-note` (<https://c2sp.org/signed-note>) with Ed25519 signatures:
//!
//! ```text
//! lanxi.example/audit          the origin: which log
//! 3                            the number of leaves, decimal
//! <base64 of the root>         the Merkle root over them (RFC 6962)
//!
//! — lanxi.example/audit <base64 of key id and signature>
//! ```
//!
//! Nothing in a checkpoint may be used before its signature is verified, so a parsed
//! [`SignedCheckpoint`] gives out its [`Checkpoint`] only against a [`VerifierKey`]. Signatures of
//! other keys are skipped: a rotated key and foreign witnesses may sign beside ours.

mod error;
mod key;
mod note;
mod signing;
#[cfg(test)]
mod tests;

use std::fmt;

pub use error::{CheckpointError, KeyError};
pub use key::VerifierKey;
pub use signing::SigningKey;

use crate::merkle::TreeHead;
use note::{Note, Signature};

/// What a checkpoint states about a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The name of the log: not empty, one line.
    pub origin: String,
    /// Number of leaves and root over them.
    pub head: TreeHead,
}

impl Checkpoint {
    /// States and signs that the log `origin` has this `head`.
    ///
    /// By the format's advice `origin` and the key's name are the same.
    ///
    /// # Errors
    /// [`CheckpointError::BadOrigin`] where `origin` is empty or holds a control character.
    pub fn sign(
        origin: &str,
        head: TreeHead,
        key: &SigningKey,
    ) -> Result<SignedCheckpoint, CheckpointError> {
        let text = note::write_text(origin, head)?;
        let signature = Signature {
            name: key.verifier().name().to_owned(),
            key_id: key.verifier().id(),
            bytes: key.sign(text.as_bytes()).to_vec(),
        };
        let checkpoint = Self { origin: origin.to_owned(), head };
        Ok(SignedCheckpoint { note: Note { text, signatures: vec![signature] }, checkpoint })
    }
}

/// A checkpoint with its signatures, well-formed but not yet trusted.
///
/// It prints as exactly the text it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCheckpoint {
    note: Note,
    checkpoint: Checkpoint,
}

impl SignedCheckpoint {
    /// Reads a checkpoint from its text or bytes, strictly; extension lines are covered by the
    /// signature and otherwise ignored.
    ///
    /// # Errors
    /// One [`CheckpointError`] per cause; any bytes at all may be given.
    pub fn parse(bytes: impl AsRef<[u8]>) -> Result<Self, CheckpointError> {
        let note = Note::parse(bytes.as_ref())?;
        let checkpoint = note::read_text(&note.text)?;
        Ok(Self { note, checkpoint })
    }

    /// The checkpoint, where `key` signed it. Does not ask which log it is of: see
    /// [`SignedCheckpoint::verify_origin`].
    ///
    /// # Errors
    /// [`CheckpointError::NotSignedByKey`] or [`CheckpointError::BadSignature`].
    pub fn verify(&self, key: &VerifierKey) -> Result<Checkpoint, CheckpointError> {
        let mut ours = self.note.signatures.iter().filter(|s| s.is_by(key)).peekable();
        ours.peek().ok_or(CheckpointError::NotSignedByKey)?;
        if ours.all(|signature| key.verifies(self.note.text.as_bytes(), &signature.bytes)) {
            Ok(self.checkpoint.clone())
        } else {
            Err(CheckpointError::BadSignature)
        }
    }

    /// The checkpoint, where `key` signed it for the log `origin`.
    ///
    /// # Errors
    /// As [`SignedCheckpoint::verify`], and [`CheckpointError::OtherOrigin`]: one key may sign the
    /// logs of several counties, and one log must not stand in for another.
    pub fn verify_origin(
        &self,
        origin: &str,
        key: &VerifierKey,
    ) -> Result<Checkpoint, CheckpointError> {
        let checkpoint = self.verify(key)?;
        if checkpoint.origin == origin { Ok(checkpoint) } else { Err(CheckpointError::OtherOrigin) }
    }
}

impl fmt::Display for SignedCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.note.fmt(f)
    }
}
