//! The file store: bytes under their SHA-256, written whole or not at all.
//!
//! A file is on the disk, flushed, before the transaction that names it commits; so an
//! acknowledged hand-in has its file. A file without a row (the transaction failed) harms
//! nothing, and the same bytes handed in again find it there.

mod queries;
mod rows;
mod store;

pub use queries::StoredFile;
pub(crate) use queries::stored;
pub(crate) use rows::files;
pub(crate) use store::register;
pub use store::{FileStore, Incoming, Upload};
