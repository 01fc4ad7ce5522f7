//! A part of XML as its pieces. No entity but the five of XML is known, so none can grow.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader, XmlVersion};

use crate::workbook::Unread;

/// A piece of a part.
pub(super) enum Piece<'a> {
    /// An element begins.
    Start(&'a BytesStart<'a>),
    /// An element ends.
    End(&'a str),
    /// Text.
    Text(Cow<'a, str>),
}

/// Gives every piece of a part; an empty element begins and ends.
pub(super) fn each(
    part: impl BufRead,
    mut take: impl FnMut(Piece<'_>) -> Result<(), Unread>,
) -> Result<(), Unread> {
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| unread(&error))? {
            Event::Start(element) => take(Piece::Start(&element))?,
            Event::Empty(element) => {
                take(Piece::Start(&element))?;
                take(Piece::End(element.local_name().as_ref()))?;
            }
            Event::End(element) => take(Piece::End(element.local_name().as_ref()))?,
            Event::Text(text) => take(Piece::Text(text.xml10_content()))?,
            Event::CData(text) => take(Piece::Text(text.xml10_content()))?,
            Event::GeneralRef(reference) => {
                let char = match reference.as_ref() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                let text = char.map_or(String::new(), String::from);
                take(Piece::Text(Cow::Owned(text)))?;
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// A part that grew too large says so itself; anything else is damage.
fn unread(error: &Error) -> Unread {
    let Error::Io(error) = error else { return Unread::Damaged };
    let told = error.get_ref().and_then(|inner| inner.downcast_ref::<Unread>());
    told.copied().unwrap_or(Unread::Damaged)
}

/// The attribute of this local name.
pub(super) fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = element.attributes().flatten();
    let found = attributes.find(|it| it.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
}

/// Whether the attribute of this local name says yes.
pub(super) fn is_set(element: &BytesStart, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| value == "1" || value == "true")
}
