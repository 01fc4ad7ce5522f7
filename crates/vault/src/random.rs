//! Randomness as an argument.
//!
//! A source may fail. It says so with [`NoRandomness`], since a buffer left at zero would become a
//! guessable key or a repeated nonce.

/// The source of randomness gave nothing; no key and no ciphertext was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no randomness was to be had")]
pub struct NoRandomness;

/// Fills `buffer` from the operating system's generator.
///
/// # Errors
/// [`NoRandomness`] where the operating system refuses.
pub fn os_random(buffer: &mut [u8]) -> Result<(), NoRandomness> {
    getrandom::fill(buffer).map_err(|_| NoRandomness)
}
