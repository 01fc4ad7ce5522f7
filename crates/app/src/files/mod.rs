//! The file store: bytes under their SHA-256, written whole or not at all.
//!
//! A file is on the disk, flushed, before the transaction that names it commits; so an
//! acknowledged hand-in has its file.
//!
//! A file whose transaction failed has no such row. Where the person can try again it is kept for
//! them ([`KeptUpload`]); where the disk is full it is taken back at once; otherwise a sweep
//! removes it once it is a day old.

mod keep;
mod queries;
mod room;
mod rows;
mod store;

pub use keep::{KeptUpload, keep, kept_document};
pub(crate) use keep::{forget_kept, forget_kept_of, forget_old_kept, kept_of, list_kept};
pub use queries::StoredFile;
pub(crate) use queries::stored;
pub use room::{Stamp, sweep, take_back};
pub(crate) use rows::files;
pub use store::{FileStore, Incoming, Upload};
pub(crate) use store::{register, register_of};
