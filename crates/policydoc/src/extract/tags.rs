//! Tags and text of a web page, in one pass.
//!
//! Attributes are passed over, comments too; script, style and title are read as the HTML standard
//! does, up to their own closing tag. Every byte is looked at a bounded number of times.

use std::borrow::Cow;

/// What a page is made of, as far as text needs it.
pub(crate) enum Token<'a> {
    /// Text with its character references resolved.
    Text(Cow<'a, str>),
    /// A tag, its name in lower case.
    Tag { name: &'a str, opens: bool },
}

/// Longest element name that is looked at.
const NAME: usize = 20;

/// Reads a page and tells each token.
pub(crate) fn read(page: &str, tell: &mut dyn FnMut(Token)) {
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        tell_text(&rest[..at], tell);
        rest = &rest[at..];
        rest = match rest.as_bytes() {
            [b'<', b'!', b'-', b'-', ..] => after(&rest[4..], "-->"),
            [b'<', b'!' | b'?', ..] => after(rest, ">"),
            [b'<', b'/', b'a'..=b'z' | b'A'..=b'Z', ..] => tag(&rest[2..], false, tell),
            [b'<', b'a'..=b'z' | b'A'..=b'Z', ..] => tag(&rest[1..], true, tell),
            _ => {
                tell(Token::Text(Cow::Borrowed("<")));
                &rest[1..]
            }
        };
    }
    tell_text(rest, tell);
}

/// What follows the first `end`; nothing if there is none.
fn after<'a>(text: &'a str, end: &str) -> &'a str {
    text.find(end).map_or("", |at| &text[at + end.len()..])
}

/// Tells a tag; answers what follows it, and for raw text what follows its closing tag.
fn tag<'a>(text: &'a str, opens: bool, tell: &mut dyn FnMut(Token)) -> &'a str {
    let length = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = text[..length.min(NAME)].to_ascii_lowercase();
    let (rest, closed) = after_attributes(&text[length..]);
    tell(Token::Tag { name: &name, opens });
    if closed {
        tell(Token::Tag { name: &name, opens: false });
    }
    if opens && matches!(name.as_str(), "script" | "style" | "title" | "textarea" | "xmp") {
        tell(Token::Tag { name: &name, opens: false });
        return after_raw(rest, &name);
    }
    rest
}

/// What follows the attributes of a tag, and whether the tag closed itself.
fn after_attributes(text: &str) -> (&str, bool) {
    let (mut quote, mut before) = (None, b' ');
    for (at, b) in text.bytes().enumerate() {
        match (b, quote) {
            (b'"' | b'\'', None) if before == b'=' => quote = Some(b),
            (_, Some(open)) if b == open => quote = None,
            (b'>', None) => return (&text[at + 1..], before == b'/'),
            _ => {}
        }
        if !b.is_ascii_whitespace() {
            before = b;
        }
    }
    ("", false)
}

/// What follows the closing tag of an element that holds raw text.
fn after_raw<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        let found = rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        if found {
            return after(rest, ">");
        }
    }
    ""
}

fn tell_text(text: &str, tell: &mut dyn FnMut(Token)) {
    if text.is_empty() {
        return;
    }
    if !text.contains('&') {
        return tell(Token::Text(Cow::Borrowed(text)));
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match reference(rest) {
            Some((c, length)) => {
                out.push(c);
                rest = &rest[length..];
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    tell(Token::Text(Cow::Owned(out)));
}

/// The character of a reference after `&`, and how many bytes the reference takes.
fn reference(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 10;
    let end = text.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = text.get(..end)?;
    let c = match name.strip_prefix('#') {
        Some(number) => char::from_u32(match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        })?,
        None => named(name)?,
    };
    Some((c, end + 1))
}

/// The references that Chinese pages use; others stay as they are written.
fn named(name: &str) -> Option<char> {
    const NAMES: [(&str, char); 28] = [
        ("nbsp", '\u{a0}'),
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("mdash", '—'),
        ("ndash", '–'),
        ("hellip", '…'),
        ("middot", '·'),
        ("bull", '•'),
        ("emsp", '\u{2003}'),
        ("ensp", '\u{2002}'),
        ("thinsp", '\u{2009}'),
        ("times", '×'),
        ("divide", '÷'),
        ("copy", '©'),
        ("laquo", '«'),
        ("raquo", '»'),
        ("deg", '°'),
        ("permil", '‰'),
        ("sect", '§'),
        ("yen", '¥'),
        ("zwnj", '\u{200c}'),
    ];
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, c)| *c)
}
