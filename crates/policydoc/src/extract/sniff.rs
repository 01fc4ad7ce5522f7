//! What kind of file it is.

use crate::ReadError;

/// The types that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    Pdf,
    Docx,
    Html,
    Plain,
}

/// First bytes of formats that are not read, with the name to give them.
const FOREIGN: [(&[u8], &str); 10] = [
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"AT&TFORM", "djvu"),
];

/// Names of formats that are not read and have no sure first bytes.
const FOREIGN_NAMES: [&str; 10] =
    ["doc", "wps", "ofd", "et", "dps", "xls", "ppt", "mht", "ceb", "gd"];

/// Tells the type by content, and by name where the content does not tell.
pub(crate) fn sniff(name: &str, bytes: &[u8]) -> Result<Type, ReadError> {
    const HEAD: usize = 1024;
    let head = &bytes[..bytes.len().min(HEAD)];
    let suffix = name.rsplit_once('.').map_or(String::new(), |(_, suffix)| suffix.to_lowercase());
    if contains(head, b"%PDF-") {
        return Ok(Type::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zipped(&suffix, bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(compound(&suffix, bytes));
    }
    if let Some((_, kind)) = FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(unsupported(kind));
    }
    by_name(&suffix, head)
}

fn by_name(suffix: &str, head: &[u8]) -> Result<Type, ReadError> {
    let lower = head.to_ascii_lowercase();
    if matches!(suffix, "html" | "htm" | "xhtml" | "shtml") || contains(&lower, b"<html") {
        return Ok(Type::Html);
    }
    match suffix {
        "docx" => Err(ReadError::Broken { kind: "docx" }),
        "pdf" => Err(ReadError::Broken { kind: "pdf" }),
        _ if FOREIGN_NAMES.contains(&suffix) => Err(unsupported(suffix)),
        _ => Ok(Type::Plain),
    }
}

/// A zip container: .docx, or one of its relatives.
fn zipped(suffix: &str, bytes: &[u8]) -> Result<Type, ReadError> {
    let has = |name: &[u8]| contains(bytes, name);
    match suffix {
        "docx" | "docm" => Ok(Type::Docx),
        _ if has(b"word/document.xml") => Ok(Type::Docx),
        "ofd" => Err(unsupported("ofd")),
        _ if has(b"OFD.xml") => Err(unsupported("ofd")),
        _ if has(b"xl/workbook.xml") => Err(unsupported("xlsx")),
        _ if has(b"ppt/presentation.xml") => Err(unsupported("pptx")),
        _ if has(b"opendocument.text") => Err(unsupported("odt")),
        _ => Err(unsupported("zip")),
    }
}

/// A compound file: .doc and .wps, or a .docx under a password.
fn compound(suffix: &str, bytes: &[u8]) -> ReadError {
    let package: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
    if contains(bytes, &package) {
        return ReadError::Encrypted { kind: "docx" };
    }
    let known = FOREIGN_NAMES.contains(&suffix);
    unsupported(if known { suffix } else { "doc" })
}

fn unsupported(kind: &str) -> ReadError {
    ReadError::Unsupported { kind: kind.to_owned() }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    let Some(first) = part.first() else { return true };
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|b| b == first) {
        rest = &rest[at..];
        if rest.starts_with(part) {
            return true;
        }
        rest = &rest[1..];
    }
    false
}
