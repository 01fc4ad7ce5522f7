//! Why a document could not be read: one variant per cause, each with a stable id.

/// Why a document could not be read.
///
/// The sentence for people is the application's: it looks the [`id`](Self::id) up in its locales
/// and fills in the fields. `Display` is plain English for logs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// A file type that is not read; the way out is to save it as .docx.
    #[error("{kind} files are not read; save the document as .docx")]
    Unsupported {
        /// doc, wps, ofd, rtf, xls, image, …: recognised by content, else by file name.
        kind: String,
    },
    /// Nothing in it.
    #[error("the document has no text")]
    Empty,
    /// Noise: neither text nor one of the known formats.
    #[error("the file is not text")]
    NotText,
    /// A text in an encoding that is neither UTF-8, UTF-16 nor GB18030.
    #[error("the text is neither UTF-8 nor GB18030")]
    Undecodable,
    /// More bytes than are read.
    #[error("the file has {bytes} bytes; at most {limit} are read")]
    TooLarge {
        /// Size of the file.
        bytes: usize,
        /// The limit, in bytes.
        limit: usize,
    },
    /// The file needs a password.
    #[error("the {kind} file is encrypted")]
    Encrypted {
        /// docx or pdf.
        kind: &'static str,
    },
    /// The PDF has pages and no text layer.
    #[error("the PDF has {pages} pages and no text: a scan")]
    ScannedPdf {
        /// How many pages were looked at.
        pages: usize,
    },
    /// The container or its parts are damaged.
    #[error("the {kind} file is damaged")]
    Broken {
        /// docx or pdf.
        kind: &'static str,
    },
    /// It unpacks to more than is read: a bomb or a mistake.
    #[error("the {kind} file unpacks to more than {limit} bytes")]
    Bomb {
        /// docx or pdf.
        kind: &'static str,
        /// The limit, in bytes.
        limit: usize,
    },
    /// More numbered pieces than any plan has: a list or a table.
    #[error("the document has more than {limit} numbered pieces")]
    TooManyPieces {
        /// The limit.
        limit: usize,
    },
}

impl ReadError {
    /// The id under which the application keeps its sentence.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Unsupported { .. } => "document-unsupported",
            Self::Empty => "document-empty",
            Self::NotText => "document-not-text",
            Self::Undecodable => "document-undecodable",
            Self::TooLarge { .. } => "document-too-large",
            Self::Encrypted { .. } => "document-encrypted",
            Self::ScannedPdf { .. } => "document-scanned-pdf",
            Self::Broken { .. } => "document-broken",
            Self::Bomb { .. } => "document-bomb",
            Self::TooManyPieces { .. } => "document-too-many-pieces",
        }
    }
}
