//! Bytes and keys: what must stay secret, and what must not be changed unseen.
//!
//! - [`merkle`]: the tree hash of RFC 6962 / RFC 9162, its frontier and its proofs.
//! - [`checkpoint`]: a signed statement "this log has so many leaves and this root", in the C2SP
//!   `tlog-checkpoint` format that other tools read too.
//! - [`log`]: the verifier that goes through a stored log and names what was tampered with.
//! - [`keys`]: the installation's master key, its key file, and the sub keys derived from it.
//! - [`seal`]: authenticated encryption of one small field, bound to its place in the database.
//!
//! Nothing here knows the application, a database or a file. Randomness is an argument: a function
//! that fills a buffer. [`os_random`] is the one for production; tests pass a fixed one.

pub mod checkpoint;
mod hex;
pub mod keys;
pub mod log;
pub mod merkle;
mod random;
pub mod seal;

pub use hex::Hex;
pub use random::{NoRandomness, os_random};
