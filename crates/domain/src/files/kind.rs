//! The kinds of file that serve as evidence, known by extension and first bytes.

/// First bytes that [`FileKind::recognise`] needs.
pub const HEAD_BYTES: usize = 16;

/// A kind of file that is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Portable Document Format.
    Pdf,
    /// A zip container of Office or WPS: docx, xlsx, pptx, ofd.
    OfficeZip,
    /// An older Office or WPS file: doc, xls, ppt, wps, et.
    OfficeOle,
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A WebP picture.
    Webp,
    /// A photo of a phone: heic.
    Heic,
    /// A video: mp4, mov.
    Video,
    /// Text: txt, csv.
    Text,
    /// A web page: html, htm. Sent out as plain bytes only, so that no browser runs it.
    Html,
}

impl FileKind {
    /// The kind of a file with this name and these first bytes; `None` if it is not taken in
    /// or if name and bytes disagree.
    pub fn recognise(name: &str, head: &[u8]) -> Option<Self> {
        let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
        let kind = Self::of_extension(&extension)?;
        kind.fits(head).then_some(kind)
    }

    fn of_extension(extension: &str) -> Option<Self> {
        Some(match extension {
            "pdf" => Self::Pdf,
            "docx" | "xlsx" | "pptx" | "ofd" => Self::OfficeZip,
            "doc" | "xls" | "ppt" | "wps" | "et" => Self::OfficeOle,
            "jpg" | "jpeg" => Self::Jpeg,
            "png" => Self::Png,
            "webp" => Self::Webp,
            "heic" => Self::Heic,
            "mp4" | "mov" => Self::Video,
            "txt" | "csv" => Self::Text,
            "html" | "htm" => Self::Html,
            _ => return None,
        })
    }

    fn fits(self, head: &[u8]) -> bool {
        let at = |offset: usize, magic: &[u8]| {
            head.get(offset..).is_some_and(|rest| rest.starts_with(magic))
        };
        match self {
            Self::Pdf => at(0, b"%PDF-"),
            Self::OfficeZip => at(0, b"PK\x03\x04"),
            Self::OfficeOle => at(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
            Self::Jpeg => at(0, b"\xff\xd8\xff"),
            Self::Png => at(0, b"\x89PNG\r\n\x1a\n"),
            Self::Webp => at(0, b"RIFF") && at(8, b"WEBP"),
            Self::Heic | Self::Video => at(4, b"ftyp"),
            Self::Text | Self::Html => !head.contains(&0),
        }
    }

    /// The media type that a download names.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::OfficeZip | Self::OfficeOle | Self::Html => "application/octet-stream",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Heic => "image/heic",
            Self::Video => "video/mp4",
            Self::Text => "text/plain; charset=utf-8",
        }
    }
}
