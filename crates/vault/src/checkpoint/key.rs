//! The public half: who may be believed, as `name+id+key`.

use std::{fmt, str::FromStr};

use base64::{Engine, engine::general_purpose::STANDARD};
use ed25519_dalek as dalek;
use sha2::{Digest, Sha256};

use super::KeyError;
use crate::hex::{self, Hex};

/// The algorithm byte of Ed25519 in the `signed-note` format.
pub(super) const ED25519: u8 = 0x01;

/// A public key with its name, as it is pinned outside the database.
///
/// Its text form is `name+id+key`: the id in 8 hexadecimal digits, the key in base64.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    key: dalek::VerifyingKey,
}

impl VerifierKey {
    /// Refuses a name that the format cannot carry, and weak keys.
    pub(super) fn new(name: &str, key: dalek::VerifyingKey) -> Result<Self, KeyError> {
        if !is_name(name) {
            return Err(KeyError::BadName);
        }
        if key.is_weak() {
            return Err(KeyError::UnsoundKey);
        }
        Ok(Self { name: name.to_owned(), key })
    }

    /// The key's name, by advice of the format the origin of the log it signs.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The first four bytes of SHA-256(name || 0x0A || 0x01 || public key). It tells keys apart;
    /// it proves nothing.
    #[must_use]
    pub fn id(&self) -> [u8; 4] {
        let mut hasher = Sha256::new();
        hasher.update(self.name.as_bytes());
        hasher.update([b'\n', ED25519]);
        hasher.update(self.key.as_bytes());
        let digest: [u8; 32] = hasher.finalize().into();
        [digest[0], digest[1], digest[2], digest[3]]
    }

    pub(super) fn verifies(&self, text: &[u8], signature: &[u8]) -> bool {
        dalek::Signature::from_slice(signature)
            .is_ok_and(|signature| self.key.verify_strict(text, &signature).is_ok())
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encoded = STANDARD.encode([&[ED25519], self.key.as_bytes().as_slice()].concat());
        write!(f, "{}+{}+{encoded}", self.name, Hex(&self.id()))
    }
}

impl FromStr for VerifierKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let parts = KeyText::parse(text)?;
        let key = dalek::VerifyingKey::from_bytes(&parts.key).map_err(|_| KeyError::UnsoundKey)?;
        let key = Self::new(parts.name, key)?;
        if key.id() == parts.id { Ok(key) } else { Err(KeyError::IdMismatch) }
    }
}

/// `name+id+key` taken apart, the id not yet checked.
pub(super) struct KeyText<'a> {
    pub(super) name: &'a str,
    pub(super) id: [u8; 4],
    pub(super) key: zeroize::Zeroizing<[u8; 32]>,
}

impl<'a> KeyText<'a> {
    pub(super) fn parse(text: &'a str) -> Result<Self, KeyError> {
        // Base64 may hold a plus itself, so only the first two divide.
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id_text), Some(encoded)) = (parts.next(), parts.next(), parts.next())
        else {
            return Err(KeyError::BadForm);
        };
        let mut id = [0; 4];
        hex::decode_into(id_text, &mut id).ok_or(KeyError::BadId)?;
        if id_text.bytes().any(|digit| digit.is_ascii_uppercase()) {
            return Err(KeyError::BadId);
        }
        Ok(Self { name, id, key: decode_key(encoded)? })
    }
}

fn decode_key(encoded: &str) -> Result<zeroize::Zeroizing<[u8; 32]>, KeyError> {
    let decoded = STANDARD.decode(encoded).map_err(|_| KeyError::BadLength)?;
    let decoded = zeroize::Zeroizing::new(decoded);
    let (&algorithm, key) = decoded.split_first().ok_or(KeyError::BadLength)?;
    let key = key.try_into().map_err(|_| KeyError::BadLength)?;
    if algorithm == ED25519 {
        Ok(zeroize::Zeroizing::new(key))
    } else {
        Err(KeyError::OtherAlgorithm)
    }
}

/// Key names are not empty and hold no space, no plus and no control character.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.chars().any(|c| c == '+' || c.is_whitespace() || c.is_control())
}
