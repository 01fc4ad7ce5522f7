//! The private half: it signs, and is wiped from memory when dropped.

use std::{fmt, str::FromStr};

use base64::{Engine, engine::general_purpose::STANDARD};
use ed25519_dalek::{self as dalek, Signer};
use zeroize::Zeroizing;

use super::key::{ED25519, KeyText};
use super::{KeyError, VerifierKey};
use crate::hex::Hex;

const PRIVATE: &str = "PRIVATE+KEY+";

/// A named Ed25519 signing key. `Debug` shows its public half only.
pub struct SigningKey {
    key: dalek::SigningKey,
    verifier: VerifierKey,
}

impl SigningKey {
    /// The key that grows from a 32-byte `seed` (RFC 8032), for instance a derived sub key.
    ///
    /// # Errors
    /// [`KeyError::BadName`].
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Self, KeyError> {
        let key = dalek::SigningKey::from_bytes(seed);
        let verifier = VerifierKey::new(name, key.verifying_key())?;
        Ok(Self { key, verifier })
    }

    /// The public half, to be kept and published outside the database.
    #[must_use]
    pub fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    /// `PRIVATE+KEY+name+id+seed`, wiped from memory when dropped.
    #[must_use]
    pub fn to_secret_text(&self) -> Zeroizing<String> {
        let mut material = Zeroizing::new([ED25519; 33]);
        material[1..].copy_from_slice(self.key.as_bytes());
        let encoded = Zeroizing::new(STANDARD.encode(*material));
        let (name, id) = (self.verifier.name(), self.verifier.id());
        Zeroizing::new(format!("{PRIVATE}{name}+{}+{}", Hex(&id), *encoded))
    }

    pub(super) fn sign(&self, text: &[u8]) -> [u8; 64] {
        self.key.sign(text).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.verifier)
    }
}

impl FromStr for SigningKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let parts = KeyText::parse(text.strip_prefix(PRIVATE).ok_or(KeyError::BadForm)?)?;
        let key = Self::from_seed(parts.name, &parts.key)?;
        if key.verifier.id() == parts.id { Ok(key) } else { Err(KeyError::IdMismatch) }
    }
}
