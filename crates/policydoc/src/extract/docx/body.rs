//! The paragraphs of `word/document.xml`.

use super::numbering::Numbering;
use super::styles::Styles;
use super::{attribute, number, package::BROKEN};
use crate::{ReadError, limits};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The text of all paragraphs, one line each.
pub(crate) fn text(xml: &str, numbering: Numbering, styles: &Styles) -> Result<String, ReadError> {
    let mut reader = Reader::from_str(xml);
    let mut body = Body {
        numbering,
        styles,
        text: String::new(),
        open: Vec::new(),
        hidden: 0,
        in_text: false,
        vanished: false,
    };
    loop {
        match reader.read_event().map_err(|_| BROKEN)? {
            Event::Start(e) => body.start(&e),
            Event::Empty(e) => body.empty(&e),
            Event::End(e) if e.name().as_ref().starts_with("a:") => {}
            Event::End(e) => body.end(e.local_name().as_ref()),
            Event::Text(t) => body.characters(&t.xml10_content()),
            Event::GeneralRef(r) => body.reference(&r),
            Event::CData(t) => body.characters(&t),
            Event::Eof => return Ok(body.text),
            _ => {}
        }
        if body.open.len() > limits::DEPTH {
            return Err(BROKEN);
        }
    }
}

/// A paragraph that is being read; text boxes put paragraphs into paragraphs.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    list: Option<u32>,
    level: Option<u32>,
}

struct Body<'a> {
    numbering: Numbering,
    styles: &'a Styles,
    text: String,
    open: Vec<Paragraph>,
    /// Open elements whose text is not shown.
    hidden: usize,
    in_text: bool,
    /// The run is hidden by its properties.
    vanished: bool,
}

impl Body<'_> {
    fn start(&mut self, e: &BytesStart) {
        match e.local_name().as_ref() {
            name if is_hidden(name) => self.hidden += 1,
            "r" => self.vanished = false,
            "p" if is_word(e) => self.open.push(Paragraph::default()),
            "t" if is_word(e) => self.in_text = true,
            _ => self.empty(e),
        }
    }

    fn empty(&mut self, e: &BytesStart) {
        let name = e.local_name();
        let Some(paragraph) = self.open.last_mut() else { return };
        if self.hidden > 0 {
            return;
        }
        match name.as_ref() {
            "vanish" => self.vanished = attribute(e, "val").is_none_or(|val| val != "0"),
            "tab" | "ptab" => paragraph.text.push('\t'),
            "br" | "cr" => paragraph.text.push('\n'),
            "noBreakHyphen" => paragraph.text.push('-'),
            "pStyle" => paragraph.style = attribute(e, "val"),
            "numId" => paragraph.list = number(e, "val"),
            "ilvl" => paragraph.level = number(e, "val"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            name if is_hidden(name) => self.hidden = self.hidden.saturating_sub(1),
            "p" => self.end_paragraph(),
            "t" => self.in_text = false,
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.open.pop() else { return };
        if self.hidden > 0 {
            return;
        }
        // Tab stops of the properties come before the text.
        let text = paragraph.text.trim_start_matches('\t');
        if let Some(marker) = self.marker(&paragraph).filter(|marker| !marker.is_empty()) {
            self.text.push_str(&marker);
            // 1. before 5所 would read as a decimal.
            self.text.push_str(if text.starts_with(char::is_numeric) { " " } else { "" });
        }
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// The automatic number of a paragraph: its own, else that of its style.
    fn marker(&mut self, paragraph: &Paragraph) -> Option<String> {
        let style = paragraph.style.as_deref();
        let by_style = style.and_then(|style| self.styles.list(style));
        let list = paragraph.list.or(by_style.map(|(list, _)| list)).filter(|list| *list > 0)?;
        let linked = || self.numbering.level_of_style(list, style?);
        let level = paragraph.level.or(by_style.and_then(|(_, level)| level)).or_else(linked);
        if paragraph.text.trim().is_empty() {
            return None;
        }
        self.numbering.next(list, level.unwrap_or(0))
    }

    fn characters(&mut self, text: &str) {
        if self.in_text
            && self.hidden == 0
            && !self.vanished
            && let Some(paragraph) = self.open.last_mut()
        {
            paragraph.text.push_str(text);
        }
    }

    /// `&amp;` and `&#x4e00;`; other entities have no meaning in Word documents.
    fn reference(&mut self, reference: &quick_xml::events::BytesRef) {
        let named = match reference.as_ref() {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => reference.resolve_char_ref().ok().flatten(),
        };
        if let Some(c) = named {
            self.characters(c.encode_utf8(&mut [0; 4]));
        }
    }
}

/// Deleted and moved text, field codes, the second version of a drawing, old properties.
fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "del" | "moveFrom" | "instrText" | "Fallback" | "pPrChange" | "rPrChange" | "tabs"
    )
}

/// Whether the element is Word's own: drawings have `a:p` and `a:t` too.
fn is_word(e: &BytesStart) -> bool {
    e.name().prefix().is_none_or(|prefix| prefix.as_ref() != "a")
}
