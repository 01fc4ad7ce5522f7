//! The record: every event, and over it a log that shows whether it was changed.
//!
//! An event is a row with its payload. Its audit leaf is a short text that commits to the
//! payload by a salted hash: should a payload have to be erased one day, the leaf still
//! proves that something happened, and says nothing about it. The leaves form a Merkle tree
//! (RFC 6962); each commit ends with a checkpoint signed by the installation (C2SP tlog).
//!
//! The limit, said where it matters: who holds the database *and* forges no signature cannot
//! change what a checkpoint covers; but a tail cut off together with its checkpoint is seen
//! only against a checkpoint kept elsewhere.

mod access;
mod checkpoints;
mod event;
mod leaf;
mod log;
mod rows;
mod story;
mod verify;

pub use access::{AccessEntry, access_record, verify_now};
pub(crate) use checkpoints::is_signed_by;
pub use checkpoints::{
    current_checkpoint, keep_checkpoint_outside, stored_checkpoint, verifier_key,
};
pub(crate) use event::Recorded;
pub(crate) use log::{HEAD, signed, write};
pub(crate) use rows::{events, log_heads};
pub(crate) use story::story_of;
pub use story::{Happening, Who};
pub use verify::{LogFault, LogReport, verify_log};
