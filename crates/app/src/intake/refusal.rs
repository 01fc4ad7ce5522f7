//! Why a file is not read, as a sentence.

use documents::workbook::Unread;
use kernel::Message;

/// Why a file is not read as a workbook.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct WorkbookRefusal(#[from] Unread);

impl domain::Refusal for WorkbookRefusal {
    fn message(&self) -> Message {
        Message::new(match self.0 {
            Unread::NotAWorkbook => "workbook-refused-not-a-workbook",
            Unread::OtherKind => "workbook-refused-other-kind",
            Unread::Encrypted => "workbook-refused-encrypted",
            Unread::Damaged => "workbook-refused-damaged",
            Unread::TooLarge => "workbook-refused-too-large",
            Unread::TooManyCells => "workbook-refused-too-many-cells",
            Unread::Undecodable => "workbook-refused-undecodable",
        })
    }
}
