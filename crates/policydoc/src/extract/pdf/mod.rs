//! PDF files with a text layer (ISO 32000-1).
//!
//! A reader of our own instead of a library: the libraries at hand load every object of a file at
//! once and expand font maps code by code, so that a small hostile file takes any amount of
//! memory. Here objects are read on demand and every byte read or unpacked is paid from a budget.

mod cmap;
mod content;
mod file;
mod filters;
mod font;
mod layout;
mod lexer;
mod object;
mod radicals;

use crate::{ReadError, limits};
use content::{Fonts, Page};
use file::File;
use object::{Dict, Object};
use std::collections::HashSet;

/// The text of a PDF, one line per printed line, a form feed after each page.
pub(crate) fn text(bytes: &[u8]) -> Result<String, ReadError> {
    let file = match File::open(bytes) {
        Err(_) if file::find(bytes, b"/Encrypt").is_some() => {
            return Err(ReadError::Encrypted { kind: "pdf" });
        }
        opened => opened?,
    };
    if file.is_encrypted() {
        return Err(ReadError::Encrypted { kind: "pdf" });
    }
    let pages = pages(&file)?;
    let (mut text, mut fonts) = (String::new(), Fonts::new());
    for page in &pages {
        let mut reader = Page::new(&file, &mut fonts);
        read_page(&file, page, &mut reader);
        layout::write(&reader.pieces, &mut text);
        if text.len() > limits::TEXT_BYTES || file.unpacking.left() == 0 || file.reading.left() == 0
        {
            return Err(file::bomb());
        }
    }
    let has_text = text.chars().any(char::is_alphanumeric);
    has_text.then_some(text).ok_or(ReadError::ScannedPdf { pages: pages.len() })
}

/// A page with what it inherits.
struct Leaf {
    contents: Option<Object>,
    resources: Dict,
}

/// The pages in their order.
fn pages(file: &File) -> Result<Vec<Leaf>, ReadError> {
    let root = file.root()?;
    let tree = root.get(&b"Pages"[..]).cloned().ok_or(file::BROKEN)?;
    let (mut leaves, mut seen) = (Vec::new(), HashSet::new());
    let mut open = vec![(tree, Dict::new())];
    while let Some((node, inherited)) = open.pop() {
        if let Object::Reference(number) = node
            && !seen.insert(number)
        {
            continue;
        }
        let Some(dict) = file.dict(&node) else { continue };
        let own = dict.get(&b"Resources"[..]).and_then(|resources| file.dict(resources));
        let resources = own.unwrap_or(inherited);
        match file.get(&dict, b"Kids") {
            Some(Object::Array(kids)) if seen.len() <= limits::PDF_PAGES * 4 => {
                open.extend(kids.into_iter().rev().map(|kid| (kid, resources.clone())));
            }
            Some(_) => {}
            None => leaves.push(Leaf { contents: dict.get(&b"Contents"[..]).cloned(), resources }),
        }
        if leaves.len() > limits::PDF_PAGES || open.len() > limits::PDF_PAGES * 4 {
            return Err(file::bomb());
        }
    }
    if leaves.is_empty() { Err(file::BROKEN) } else { Ok(leaves) }
}

/// Runs the content streams of a page, which are one stream cut in parts.
fn read_page(file: &File, page: &Leaf, reader: &mut Page) {
    let mut data = Vec::new();
    let parts = match &page.contents {
        Some(Object::Reference(number)) => match file.object(*number) {
            Some(Object::Array(parts)) => parts,
            _ => vec![Object::Reference(*number)],
        },
        Some(Object::Array(parts)) => parts.clone(),
        _ => Vec::new(),
    };
    for part in parts {
        if let Object::Reference(number) = part
            && let Some((_, part)) = file.stream(number)
            && data.len() + part.len() <= limits::PDF_STREAM_BYTES * 2
        {
            data.extend(part);
            data.push(b'\n');
        }
    }
    reader.run(&data, &page.resources);
}
