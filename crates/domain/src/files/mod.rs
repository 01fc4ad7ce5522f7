//! Files 文件 that people hand in: which kinds, how large, under which name.
//!
//! A file is kept under the SHA-256 of its bytes and never changed. Its name is the
//! person's words, so it is cleaned for display and never used as a path (OWASP file
//! upload rules). What the bytes are is told by their first bytes, not by the browser.

mod kind;
mod name;
mod refusal;

pub use kind::{FileKind, HEAD_BYTES};
pub use name::clean_name;
pub use refusal::FileRefusal;

/// Largest file that is taken in, in MiB.
pub const LARGEST_FILE_MB: u32 = 50;
/// The same in bytes.
pub const LARGEST_FILE: u64 = LARGEST_FILE_MB as u64 * 1024 * 1024;
/// Most files in one hand-in.
pub const MOST_FILES: usize = 10;
