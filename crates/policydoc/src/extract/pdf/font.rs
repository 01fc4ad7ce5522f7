//! How the strings of a font become text.

use super::cmap::CMap;
use super::file::File;
use super::object::{Dict, Object};
use encoding_rs::{GB18030, UTF_16BE, WINDOWS_1252};

/// A font, as far as text needs it.
#[derive(Debug)]
pub(crate) enum Font {
    /// By its `ToUnicode` map; codes of that many bytes.
    Mapped(CMap, usize),
    /// UniGB-UCS2-H, UniGB-UTF16-H: the codes are UTF-16.
    Utf16,
    /// GBK-EUC-H, GB-EUC-H, GBK2K-H: the codes are GB18030.
    Gb,
    /// A simple Latin font.
    Latin,
    /// Glyph numbers without a map: no text.
    Unknown,
}

impl Font {
    /// Reads the font of a resource entry.
    pub(crate) fn read(file: &File, entry: &Object) -> Self {
        let Some(dict) = file.dict(entry) else { return Self::Unknown };
        let composite = dict.get(&b"Subtype"[..]).and_then(Object::name) == Some(b"Type0");
        Self::mapped(file, &dict, composite)
            .unwrap_or_else(|| Self::by_encoding(file, &dict, composite))
    }

    fn mapped(file: &File, dict: &Dict, composite: bool) -> Option<Self> {
        let Object::Reference(number) = dict.get(&b"ToUnicode"[..])? else { return None };
        let (_, data) = file.stream(*number)?;
        let map = CMap::read(&data, &file.reading);
        (!map.is_empty()).then_some(Self::Mapped(map, if composite { 2 } else { 1 }))
    }

    fn by_encoding(file: &File, dict: &Dict, composite: bool) -> Self {
        let encoding = file.get(dict, b"Encoding");
        let name = encoding.as_ref().and_then(Object::name).unwrap_or_default();
        match name {
            _ if !composite => Self::Latin,
            _ if name.starts_with(b"UniGB-UCS2") || name.starts_with(b"UniGB-UTF16") => Self::Utf16,
            _ if name.starts_with(b"GB") => Self::Gb,
            _ => Self::Unknown,
        }
    }

    /// Appends the text of a string.
    pub(crate) fn decode(&self, bytes: &[u8], out: &mut String) {
        match self {
            Self::Mapped(map, length) => map.decode(bytes, *length, out),
            Self::Utf16 => out.push_str(&UTF_16BE.decode_without_bom_handling(bytes).0),
            Self::Gb => out.push_str(&GB18030.decode_without_bom_handling(bytes).0),
            Self::Latin => out.push_str(&WINDOWS_1252.decode_without_bom_handling(bytes).0),
            Self::Unknown => {}
        }
    }
}
