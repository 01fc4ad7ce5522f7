//! The installation's master key, and the sub keys derived from it.
//!
//! One secret of 32 bytes is kept in a key file apart from the data and its backups. Each use has a
//! sub key of its own by HKDF-SHA256 (RFC 5869), so that no key serves two purposes and the loss of
//! one tells nothing of the others. The derivation is fixed for ever: a change would make every
//! sealed field unreadable.
//!
//! Secrets are wiped from memory when dropped, and `Debug` shows the public fingerprint at most.

mod file;
#[cfg(test)]
mod tests;

use std::fmt;

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

pub use file::KeyFileError;

use crate::hex::Hex;
use crate::random::NoRandomness;

const KEY_BYTES: usize = 32;
const ID_BYTES: usize = 8;
const DOMAIN: &[u8] = b"qingqu/vault/v1/";

/// What a sub key is for; each purpose has its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Sealing the shared secrets of the second factor (RFC 6238).
    TotpSecrets,
    /// Authenticating form tokens against cross-site requests.
    CsrfTokens,
    /// The pepper mixed into password hashes, kept apart from the database that holds them.
    Pepper,
    /// The seed of the Ed25519 key that signs checkpoints.
    CheckpointSigning,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 4] =
        [Self::TotpSecrets, Self::CsrfTokens, Self::Pepper, Self::CheckpointSigning];

    /// Never change a label: the keys hang on it.
    fn label(self) -> &'static str {
        match self {
            Self::TotpSecrets => "key/totp-secrets",
            Self::CsrfTokens => "key/csrf-tokens",
            Self::Pepper => "key/pepper",
            Self::CheckpointSigning => "key/checkpoint-signing",
        }
    }
}

/// The public fingerprint of a master key: 8 bytes, printed as 16 hexadecimal digits.
///
/// It may stand in logs, backups and database rows, to tell which key belongs to which data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyId([u8; ID_BYTES]);

impl KeyId {
    /// The 8 bytes, as stored.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; ID_BYTES] {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hex(&self.0).fmt(f)
    }
}

/// The secret from which all others are derived: 32 random bytes.
pub struct MasterKey(Zeroizing<[u8; KEY_BYTES]>);

impl MasterKey {
    /// A new key from the randomness that `fill` gives: [`crate::os_random`] in production.
    ///
    /// # Errors
    /// [`NoRandomness`] from `fill`.
    pub fn generate(
        fill: impl FnOnce(&mut [u8]) -> Result<(), NoRandomness>,
    ) -> Result<Self, NoRandomness> {
        let mut key = Zeroizing::new([0; KEY_BYTES]);
        fill(key.as_mut_slice())?;
        Ok(Self(key))
    }

    /// The key's fingerprint. It is derived like a sub key and tells nothing of the secret.
    #[must_use]
    pub fn id(&self) -> KeyId {
        let mut id = [0; ID_BYTES];
        self.expand("id", &mut id);
        KeyId(id)
    }

    /// The sub key for one purpose; always the same for the same master key.
    #[must_use]
    pub fn derive(&self, purpose: Purpose) -> SubKey {
        let mut key = Zeroizing::new([0; KEY_BYTES]);
        self.expand(purpose.label(), key.as_mut_slice());
        SubKey(key)
    }

    fn expand(&self, label: &str, out: &mut [u8]) {
        let info = [DOMAIN, label.as_bytes()];
        let expanded = Hkdf::<Sha256>::new(None, self.0.as_slice()).expand_multi_info(&info, out);
        // HKDF refuses only outputs above 255 hashes; the two above have 8 and 32 bytes.
        debug_assert!(expanded.is_ok());
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MasterKey({})", self.id())
    }
}

/// A derived key of 32 bytes.
pub struct SubKey(Zeroizing<[u8; KEY_BYTES]>);

impl SubKey {
    /// The secret bytes, for the cipher or hash they are meant for.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }
}

impl fmt::Debug for SubKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SubKey(secret)")
    }
}
