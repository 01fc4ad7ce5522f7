//! Why a backup is not made, or not restored.

use std::path::{Path, PathBuf};

use domain::Refusal;
use kernel::Message;

use crate::Error;

/// Why a backup is not made, or not restored; each is one sentence for who ordered it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum BackupRefusal {
    /// The keys would lie inside the backup.
    #[error("the keys would lie inside the backup")]
    KeysInside,
    /// Something is there already.
    #[error("{0} is there already")]
    AlreadyThere(PathBuf),
    /// Another key lies where the keys shall go.
    #[error("another key lies in {0}")]
    AnotherKeyThere(PathBuf),
    /// A file that a row names is not in the store, or is not what was handed in.
    #[error("the stored file {0} is gone or damaged")]
    StoredFile(String),
    /// No key file there.
    #[error("no keys in {0}")]
    NoKeys(PathBuf),
    /// A key file that cannot be read.
    #[error("the key file in {0} cannot be read")]
    KeysUnreadable(PathBuf),
    /// Keys of another installation.
    #[error("the backup needs the key {needed}, not {found}")]
    OtherKeys {
        /// Fingerprint of the key that the backup belongs to.
        needed: String,
        /// Fingerprint of the key that was given.
        found: String,
    },
    /// A part is not there.
    #[error("the backup lacks {0}")]
    Incomplete(String),
    /// A part is not what was backed up.
    #[error("{0} is damaged")]
    Damaged(String),
    /// Made by a newer program.
    #[error("the backup was made by a newer program")]
    Newer,
    /// Made from the other database engine.
    #[error("the backup is of the engine {0}")]
    OtherEngine(String),
    /// The place to restore to holds something.
    #[error("{0} holds something already")]
    Occupied(String),
}

impl Refusal for BackupRefusal {
    fn message(&self) -> Message {
        let id = match self {
            Self::KeysInside => "backup-refused-keys-inside",
            Self::AlreadyThere(_) => "backup-refused-there",
            Self::AnotherKeyThere(_) => "backup-refused-another-key",
            Self::StoredFile(_) => "backup-refused-stored-file",
            Self::NoKeys(_) => "backup-refused-no-keys",
            Self::KeysUnreadable(_) => "backup-refused-keys-unreadable",
            Self::OtherKeys { .. } => "backup-refused-other-keys",
            Self::Incomplete(_) => "backup-refused-incomplete",
            Self::Damaged(_) => "backup-refused-damaged",
            Self::Newer => "backup-refused-newer",
            Self::OtherEngine(_) => "backup-refused-engine",
            Self::Occupied(_) => "backup-refused-occupied",
        };
        // i18n: backup-refused-*
        let message = Message { id: id.into(), args: Vec::new() };
        match self {
            Self::KeysInside | Self::Newer => message,
            Self::AlreadyThere(path)
            | Self::AnotherKeyThere(path)
            | Self::NoKeys(path)
            | Self::KeysUnreadable(path) => message.with("folder", shown(path)),
            Self::OtherKeys { needed, found } => {
                message.with("needed", needed.as_str()).with("found", found.as_str())
            }
            Self::StoredFile(part) | Self::Incomplete(part) | Self::Damaged(part) => {
                message.with("part", part.as_str())
            }
            Self::OtherEngine(engine) => message.with("engine", engine.as_str()),
            Self::Occupied(place) => message.with("place", place.as_str()),
        }
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

impl From<BackupRefusal> for Error {
    fn from(refusal: BackupRefusal) -> Self {
        Self::Refused(refusal.message())
    }
}
