//! Why an import is refused.

use kernel::Message;

use crate::Refusal;

/// Why an import is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportRefusal {
    /// No sheet has a cell.
    #[error("the workbook is empty")]
    Empty,
    /// A column that must be there is assigned to none of the sheet.
    #[error("the column {column} is missing")]
    ColumnMissing {
        /// Its stable name.
        column: String,
    },
    /// Two columns of the sheet are assigned to one.
    #[error("the column {column} stands there twice")]
    ColumnTwice {
        /// Its stable name.
        column: String,
    },
    /// No row can be carried out.
    #[error("there is no good row")]
    NoGoodRow,
    /// All rows were asked for, and some cannot be carried out.
    #[error("{bad} rows cannot be carried out")]
    BadRows {
        /// How many.
        bad: usize,
    },
    /// Other rows are good now than those that the person was shown.
    #[error("other rows are good now")]
    Changed,
    /// Undoing has a reason.
    #[error("undoing has a reason")]
    ReasonMissing,
    /// It was undone already.
    #[error("the import was undone already")]
    UndoneAlready,
    /// Something was built on what it made.
    #[error("something was built on {name}")]
    BuiltOn {
        /// On what, by name.
        name: String,
        /// How many things it made are so.
        count: usize,
    },
}

impl Refusal for ImportRefusal {
    // i18n: intake-column-*
    fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("import-refused-empty"),
            Self::ColumnMissing { column } => {
                Message::new("import-refused-column-missing").with("column", column.as_str())
            }
            Self::ColumnTwice { column } => {
                Message::new("import-refused-column-twice").with("column", column.as_str())
            }
            Self::NoGoodRow => Message::new("import-refused-no-good-row"),
            Self::BadRows { bad } => Message::new("import-refused-bad-rows").with("bad", *bad),
            Self::Changed => Message::new("import-refused-changed"),
            Self::ReasonMissing => Message::new("import-refused-reason"),
            Self::UndoneAlready => Message::new("import-refused-undone"),
            Self::BuiltOn { name, count } => Message::new("import-refused-built-on")
                .with("name", name.as_str())
                .with("count", *count),
        }
    }
}
