//! What happens to imports.

use kernel::ImportId;
use serde::Serialize;

use crate::{Event, Subject};

/// An event of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum ImportEvent {
    /// Rows of a workbook were carried out.
    CarriedOut {
        /// The import.
        #[serde(skip)]
        import: ImportId,
        /// The template.
        template: String,
        /// SHA-256 of the workbook.
        sha256: String,
        /// Rows that were carried out.
        rows: usize,
        /// Rows that were left out.
        left_out: usize,
    },
    /// What it had made was taken back.
    Undone {
        /// The import.
        #[serde(skip)]
        import: ImportId,
        /// Why.
        reason: String,
    },
}

impl Event for ImportEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::CarriedOut { .. } => "import-carried-out",
            Self::Undone { .. } => "import-undone",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::CarriedOut { import, .. } | Self::Undone { import, .. } => {
                Subject::Import(*import)
            }
        }
    }
}
