//! Where the objects of a file are.
//!
//! The cross-reference table is not used: the file is scanned for `N G obj` once, which also reads
//! files whose table is damaged. Objects are parsed when they are asked for, never all at once.

use super::filters;
use super::lexer::Lexer;
use super::object::{Budget, Dict, Object};
use crate::{ReadError, limits};
use std::collections::HashMap;

/// What is said of a file that cannot be read.
pub(crate) const BROKEN: ReadError = ReadError::Broken { kind: "pdf" };

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// At an offset of the file.
    File(usize),
    /// At an offset of an unpacked object stream.
    Stream(usize, usize),
}

/// An open file.
pub(crate) struct File<'a> {
    bytes: &'a [u8],
    places: HashMap<u32, Place>,
    /// Unpacked object streams.
    streams: Vec<Vec<u8>>,
    /// Bytes to look at.
    pub(crate) reading: Budget,
    /// Bytes to unpack.
    pub(crate) unpacking: Budget,
    trailer: Dict,
}

impl<'a> File<'a> {
    /// Scans the file.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let reading = Budget::new(bytes.len() * 4 + limits::PDF_UNPACKED_BYTES * 2);
        let unpacking = Budget::new(limits::PDF_UNPACKED_BYTES);
        let (places, streams, trailer) = (HashMap::new(), Vec::new(), Dict::new());
        let mut file = Self { bytes, places, streams, reading, unpacking, trailer };
        let starts = starts(bytes);
        for (i, (number, at)) in starts.iter().enumerate() {
            let end = starts.get(i + 1).map_or(bytes.len(), |next| next.1);
            file.places.insert(*number, Place::File(*at));
            file.structure(*number, *at, end)?;
        }
        file.trailers();
        file.root().map(|_| file)
    }

    /// Takes up an object stream or a cross-reference stream.
    fn structure(&mut self, number: u32, at: usize, end: usize) -> Result<(), ReadError> {
        const HEAD: usize = 2048;
        let head = &self.bytes[at..end.min(at + HEAD)];
        let head = find(head, b"stream").map_or(head, |stop| &head[..stop]);
        if find(head, b"/XRef").is_some()
            && let Some(Object::Dict(dict)) = self.object(number)
        {
            self.trailer.extend(dict);
        } else if find(head, b"/ObjStm").is_some() {
            self.object_stream(number)?;
        }
        Ok(())
    }

    fn object_stream(&mut self, number: u32) -> Result<(), ReadError> {
        let Some((dict, data)) = self.stream(number) else {
            let spent = self.unpacking.left() == 0;
            return if spent { Err(bomb()) } else { Ok(()) };
        };
        let first = dict.get(&b"First"[..]).and_then(Object::whole).unwrap_or(0) as usize;
        let mut lexer = Lexer::new(&data, 0, &self.reading);
        let mut found = Vec::new();
        while lexer.at < first {
            let pair = (lexer.object(), lexer.object());
            let (Some(Object::Number(_)), Some(Object::Number(_))) = &pair else { break };
            let (number, offset) = (pair.0.and_then(|o| o.whole()), pair.1.and_then(|o| o.whole()));
            found.extend(number.zip(offset));
        }
        let stream = self.streams.len();
        for (number, offset) in found {
            self.places.insert(number, Place::Stream(stream, first + offset as usize));
        }
        self.streams.push(data);
        Ok(())
    }

    /// The dictionaries after the word trailer.
    fn trailers(&mut self) {
        let mut from = 0;
        while let Some(at) = find(&self.bytes[from..], b"trailer") {
            from += at + b"trailer".len();
            if let Some(Object::Dict(dict)) = Lexer::new(self.bytes, from, &self.reading).object() {
                self.trailer.extend(dict);
            }
        }
    }

    /// Whether the file needs a password to be read.
    pub(crate) fn is_encrypted(&self) -> bool {
        self.trailer.contains_key(&b"Encrypt"[..])
    }

    /// The catalogue.
    pub(crate) fn root(&self) -> Result<Dict, ReadError> {
        let named = self.trailer.get(&b"Root"[..]).and_then(|root| self.dict(root));
        named.ok_or(BROKEN)
    }

    /// The object of a number; `None` where there is none.
    pub(crate) fn object(&self, number: u32) -> Option<Object> {
        match *self.places.get(&number)? {
            Place::File(at) => Lexer::new(self.bytes, at, &self.reading).object(),
            Place::Stream(stream, at) => {
                Lexer::new(&self.streams[stream], at, &self.reading).object()
            }
        }
    }

    /// Follows references to an object that is none.
    pub(crate) fn resolve(&self, object: &Object) -> Option<Object> {
        const HOPS: usize = 8;
        let mut object = object.clone();
        for _ in 0..HOPS {
            match object {
                Object::Reference(number) => object = self.object(number)?,
                other => return Some(other),
            }
        }
        None
    }

    /// The dictionary that an object is or refers to.
    pub(crate) fn dict(&self, object: &Object) -> Option<Dict> {
        if let Object::Dict(dict) = self.resolve(object)? { Some(dict) } else { None }
    }

    /// The entry of a dictionary with references followed.
    pub(crate) fn get(&self, dict: &Dict, key: &[u8]) -> Option<Object> {
        self.resolve(dict.get(key)?)
    }

    /// The dictionary and unpacked data of a stream object.
    pub(crate) fn stream(&self, number: u32) -> Option<(Dict, Vec<u8>)> {
        let Place::File(at) = *self.places.get(&number)? else { return None };
        let mut lexer = Lexer::new(self.bytes, at, &self.reading);
        let Object::Dict(dict) = lexer.object()? else { return None };
        let from = data_start(self.bytes, lexer.at)?;
        let length = self.get(&dict, b"Length").and_then(|length| length.whole());
        let raw = self.raw(from, length.map(|length| length as usize))?;
        let data = filters::decode(&dict, raw, &self.unpacking)?;
        Some((dict, data))
    }

    /// The raw bytes of a stream: by its length if endstream follows, else up to endstream.
    fn raw(&self, from: usize, length: Option<usize>) -> Option<&'a [u8]> {
        let bytes: &'a [u8] = self.bytes;
        let by_length = length.and_then(|length| {
            let end = from.checked_add(length)?;
            let after = bytes.get(end..)?;
            find(&after[..after.len().min(32)], b"endstream").map(|_| &bytes[from..end])
        });
        by_length.or_else(|| {
            let rest = bytes.get(from..)?;
            let end = find(rest, b"endstream").unwrap_or(rest.len());
            self.reading.take(end)?;
            Some(&rest[..end])
        })
    }
}

pub(crate) fn bomb() -> ReadError {
    ReadError::Bomb { kind: "pdf", limit: limits::PDF_UNPACKED_BYTES }
}

/// Where the data begins after the word stream and its line end.
fn data_start(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let word = find(&rest[..rest.len().min(32)], b"stream")? + b"stream".len();
    let line_end = match rest.get(word..) {
        Some([b'\r', b'\n', ..]) => 2,
        Some([b'\n' | b'\r', ..]) => 1,
        _ => 0,
    };
    Some(at + word + line_end)
}

/// Every `N G obj`: its number and where its content begins.
fn starts(bytes: &[u8]) -> Vec<(u32, usize)> {
    let mut starts = Vec::new();
    let mut from = 0;
    while let Some(at) = find(&bytes[from..], b"obj") {
        let word = from + at;
        from = word + 3;
        let before = &bytes[word.saturating_sub(24)..word];
        starts.extend(number_before(before).map(|number| (number, from)));
    }
    starts
}

/// The object number of ` 12 0 `.
fn number_before(before: &[u8]) -> Option<u32> {
    let text = before.trim_ascii_end();
    let generation = text.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let text = &text[..text.len() - generation];
    let blank = text.trim_ascii_end();
    let digits = blank.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    if generation == 0 || blank.len() == text.len() || digits == 0 {
        return None;
    }
    std::str::from_utf8(&blank[blank.len() - digits..]).ok()?.parse().ok()
}

/// Where a part begins in the bytes.
pub(crate) fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    let (first, mut from) = (*part.first()?, 0);
    loop {
        let at = from + bytes.get(from..)?.iter().position(|b| *b == first)?;
        if bytes[at..].starts_with(part) {
            return Some(at);
        }
        from = at + 1;
    }
}
