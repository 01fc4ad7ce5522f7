//! Why a file is not taken in.

use kernel::Message;

use super::{LARGEST_FILE_MB, MOST_FILES};
use crate::Refusal;

/// Why a file is refused; nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileRefusal {
    /// No file was chosen.
    #[error("no file was chosen")]
    Missing,
    /// A file has no bytes.
    #[error("the file is empty")]
    Empty {
        /// Its name.
        name: String,
    },
    /// A file is larger than [`super::LARGEST_FILE`].
    #[error("the file is too large")]
    TooLarge {
        /// Its name.
        name: String,
    },
    /// More than [`MOST_FILES`] files.
    #[error("too many files")]
    TooMany,
    /// The kind is not taken in, or name and bytes disagree.
    #[error("the file is not of a kind that is taken in")]
    UnknownKind {
        /// Its name.
        name: String,
    },
    /// The connection broke before the file was whole.
    #[error("the file did not arrive whole")]
    Incomplete,
}

impl Refusal for FileRefusal {
    fn message(&self) -> Message {
        match self {
            Self::Missing => Message::new("file-refused-missing"),
            Self::Empty { name } => Message::new("file-refused-empty").with("name", name.as_str()),
            Self::TooLarge { name } => Message::new("file-refused-too-large")
                .with("name", name.as_str())
                .with("most", LARGEST_FILE_MB),
            Self::TooMany => Message::new("file-refused-too-many").with("most", MOST_FILES),
            Self::UnknownKind { name } => {
                Message::new("file-refused-kind").with("name", name.as_str())
            }
            Self::Incomplete => Message::new("file-refused-incomplete"),
        }
    }
}
