//! From a file to its text: the type is told by content first, by name second.

mod docx;
mod html;
mod pdf;
mod plain;
mod sniff;
mod tags;

use crate::{ReadError, limits};
use sniff::Type;

/// The text of a file; `name` is its file name.
///
/// For .docx, .html and .pdf the text has one line per paragraph or printed line; automatic
/// numbers are written out. Spans of the outline count code points of this text.
pub fn extract(name: &str, bytes: &[u8]) -> Result<String, ReadError> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len(), limit: limits::FILE_BYTES });
    }
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    let text = match sniff::sniff(name, bytes)? {
        Type::Pdf => pdf::text(bytes)?,
        Type::Docx => docx::text(bytes)?,
        Type::Html => html::text(&plain::text(bytes)?),
        Type::Plain => plain::text(bytes)?,
    };
    if text.chars().all(|c| c.is_whitespace() || c.is_control() || c == '\u{feff}') {
        return Err(ReadError::Empty);
    }
    Ok(one_line_break(text))
}

/// Text with `\n` for every line break: programs that read what we print often make it so, and
/// spans must count the same.
fn one_line_break(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}
