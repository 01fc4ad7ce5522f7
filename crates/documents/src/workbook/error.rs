//! Why a file is not read.

/// Why a file is not read as a workbook. Nothing of it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Unread {
    /// It is no workbook and no table of text.
    #[error("no workbook and no table")]
    NotAWorkbook,
    /// It is a workbook of a kind that is not read: .ods, .xlsb, an old .xls, a .et of its own.
    #[error("a workbook of a kind that is not read")]
    OtherKind,
    /// It is locked with a password.
    #[error("the workbook is encrypted")]
    Encrypted,
    /// Its parts contradict each other or break off.
    #[error("the workbook is damaged")]
    Damaged,
    /// It unpacks to more than any list needs.
    #[error("the workbook unpacks to too much")]
    TooLarge,
    /// It has more cells than are read at one time.
    #[error("the workbook has too many cells")]
    TooManyCells,
    /// Its text is in no encoding that is known.
    #[error("the text cannot be decoded")]
    Undecodable,
}
