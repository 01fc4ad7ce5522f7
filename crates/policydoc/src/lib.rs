//! A policy document in, its outline out.
//!
//! [`extract`] turns a file (.txt, .docx, .html, .pdf with a text layer) into text, [`outline()`]
//! turns text into the numbered passages with their offices, and [`read`] does both. The crate
//! knows nothing of the application: no network, no files, no clock; bytes and limits only.
//!
//! Files come from strangers: every reader is bounded in memory and time by [`limits`], and a
//! file that cannot be read ends in one [`ReadError`], never in a panic.

mod error;
mod extract;
pub mod limits;
mod model;
mod outline;
mod patterns;

pub use error::ReadError;
pub use extract::extract;
pub use model::{
    CadenceMention, DateMention, Figure, Node, Office, Outline, PhaseMention, Role, Warning,
    WarningCode,
};
pub use outline::{dates, outline, phase};

/// A document that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The extracted text; every span counts its Unicode code points.
    pub source: String,
    /// Its outline.
    pub outline: Outline,
}

/// Reads a document; `name` is its file name, used where the content does not tell its type.
pub fn read(name: &str, bytes: &[u8]) -> Result<Reading, ReadError> {
    let source = extract(name, bytes)?;
    let outline = outline(&source);
    if outline.nodes.len() > limits::PIECES {
        return Err(ReadError::TooManyPieces { limit: limits::PIECES });
    }
    Ok(Reading { source, outline })
}
