//! Taking lists in from workbooks: brought as a draft, looked at, carried out, undone.
//!
//! A draft is ephemeral: it belongs to who brought it, is offered for a day, and leaves no event.
//! What is carried out is an import: its workbook is kept, and each of its rows points to what it
//! made.

mod carry_out;
mod drafts;
mod opened;
mod queries;
mod refusal;
mod rows;
mod schools;
mod store;
mod templates;
mod undo;
mod workbooks;

pub use carry_out::CarryOut;
pub(crate) use drafts::forget_old_drafts;
pub use drafts::{Choice, Draft, bring, choose, list_drafts};
pub use opened::{Opened, open_draft};
pub use queries::{ImportPage, ImportRow, import_page, list_imports};
pub use refusal::WorkbookRefusal;
pub(crate) use rows::import_drafts;
pub use templates::{template, templates};
pub use undo::UndoImport;
pub use workbooks::{BlankWords, blank_workbook, marked_workbook};
