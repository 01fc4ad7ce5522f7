//! How much of a file is read. Real plans have 10–200 pages; these bounds are far above them.

/// Largest file, in bytes.
pub const FILE_BYTES: usize = 50 << 20;
/// Most entries of a .docx container.
pub const DOCX_ENTRIES: usize = 5_000;
/// Largest part of a .docx container once unpacked, in bytes.
pub const DOCX_PART_BYTES: usize = 50 << 20;
/// Largest ratio of unpacked to packed bytes of one part above 1 MiB.
pub const DOCX_RATIO: usize = 200;
/// Bytes that all streams of a PDF may unpack to together.
pub const PDF_UNPACKED_BYTES: usize = 64 << 20;
/// Bytes that one stream of a PDF may unpack to.
pub const PDF_STREAM_BYTES: usize = 16 << 20;
/// Longest text of one string and of one page of a PDF, in bytes.
pub const PDF_PAGE_TEXT_BYTES: usize = 4 << 20;
/// Most list formats of a .docx.
pub const DOCX_LISTS: usize = 2_000;
/// Most pages of a PDF.
pub const PDF_PAGES: usize = 2_000;
/// Longest extracted text, in bytes.
pub const TEXT_BYTES: usize = 50 << 20;
/// Most numbered pieces of a document. Pages and comparisons of plans go over all of them.
pub const PIECES: usize = 5_000;
/// Deepest nesting of elements or objects that is followed.
pub const DEPTH: usize = 100;
