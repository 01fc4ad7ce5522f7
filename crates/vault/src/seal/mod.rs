//! Sealing of small fields: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03).
//!
//! A sealed field is `suite (1 byte) || nonce (24 bytes) || ciphertext || tag (16 bytes)`. The nonce
//! is random; at 24 bytes it may be drawn at random for as many fields as a county will ever have.
//! The place of the field ([`SealContext`]) is authenticated with it, so that a ciphertext moved to
//! another row, column or county, or put back from an earlier version, does not open.
//!
//! The suite byte stands first and is authenticated too: a later cipher gets another number.

mod context;
#[cfg(test)]
mod tests;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

pub use context::SealContext;

use crate::keys::SubKey;
use crate::random::NoRandomness;

/// The largest plaintext, in bytes. Files are not sealed here.
pub const MAX_PLAINTEXT: usize = 64 * 1024;

const SUITE: u8 = 0x01;
const NONCE_BYTES: usize = 24;
const TAG_BYTES: usize = 16;

/// Why a field is not sealed or not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The plaintext is above [`MAX_PLAINTEXT`].
    #[error("the field is too long to be sealed")]
    TooLong,
    /// There was no randomness for the nonce.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// Shorter than any sealed field: cut off.
    #[error("the sealed field is cut off")]
    CutOff,
    /// Sealed with a suite this program does not know; holds the suite byte.
    #[error("the field is sealed with the unknown suite {0}")]
    UnknownSuite(u8),
    /// Changed, moved to another place, or sealed with another key: which of them cannot be told.
    #[error("the sealed field was changed, moved, or sealed with another key")]
    NotAuthentic,
}

/// Seals `plaintext` for the place `context`; `fill` gives the nonce ([`crate::os_random`] in
/// production: a repeated nonce would break the seal).
///
/// # Errors
/// [`SealError::TooLong`], [`SealError::NoRandomness`].
pub fn seal(
    key: &SubKey,
    context: &SealContext<'_>,
    plaintext: &[u8],
    fill: impl FnOnce(&mut [u8]) -> Result<(), NoRandomness>,
) -> Result<Vec<u8>, SealError> {
    if plaintext.len() > MAX_PLAINTEXT {
        return Err(SealError::TooLong);
    }
    let mut nonce = [0; NONCE_BYTES];
    fill(&mut nonce)?;
    let ciphertext = encrypt(key.as_bytes(), &nonce, &context.to_bytes(SUITE), plaintext)?;
    Ok([&[SUITE], nonce.as_slice(), &ciphertext].concat())
}

/// Opens what [`seal`] sealed for the same place with the same key; the plaintext is wiped from
/// memory when dropped.
///
/// # Errors
/// [`SealError::CutOff`], [`SealError::UnknownSuite`], [`SealError::NotAuthentic`]; any bytes at
/// all may be given.
pub fn open(
    key: &SubKey,
    context: &SealContext<'_>,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let (&suite, rest) = sealed.split_first().ok_or(SealError::CutOff)?;
    if suite != SUITE {
        return Err(SealError::UnknownSuite(suite));
    }
    let (nonce, ciphertext) = rest.split_first_chunk().ok_or(SealError::CutOff)?;
    if ciphertext.len() < TAG_BYTES {
        return Err(SealError::CutOff);
    }
    let payload = Payload { msg: ciphertext, aad: &context.to_bytes(suite) };
    let opened = cipher(key.as_bytes()).decrypt(&nonce_of(nonce), payload);
    opened.map(Zeroizing::new).map_err(|_| SealError::NotAuthentic)
}

fn encrypt(
    key: &[u8; 32],
    nonce: &[u8; NONCE_BYTES],
    aad: &[u8],
    plaintext: &[u8],
) -> Result<Vec<u8>, SealError> {
    let payload = Payload { msg: plaintext, aad };
    cipher(key).encrypt(&nonce_of(nonce), payload).map_err(|_| SealError::TooLong)
}

fn cipher(key: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.into())
}

fn nonce_of(bytes: &[u8; NONCE_BYTES]) -> XNonce {
    (*bytes).into()
}
