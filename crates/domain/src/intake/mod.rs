//! Taking lists in 导入: what a county has in workbooks, judged before anything is written.
//!
//! ```text
//! sheet of cells -> head -> mapping -> preflight -> import -> (undone)
//! ```
//!
//! A template says which columns a list has. The head of a sheet is found between its titles, and
//! each of its columns is guessed by how people spell it; a person corrects the guess. The
//! preflight 预检 judges every cell: it names row and column, the reason and what to write. Then
//! all rows are carried out together or, if a person says so, only the good ones; an import can be
//! undone as long as nothing was built on its rows.
//!
//! The spellings are those that bureaus and schools really use: merged titles, two-level heads,
//! totals and signatures below, 是 and √ and 1, dates with points, money in 万元, and identity
//! numbers whose last digits a workbook has lost.

mod context;
mod events;
mod flaw;
mod head;
mod import;
mod mapping;
mod preflight;
mod refusal;
pub mod spelling;
mod template;
mod value;

pub use context::Context;
pub use events::ImportEvent;
pub use flaw::{Finding, Flaw};
pub use head::{Head, HeadColumn, find_head, head_at};
pub use import::{Import, ImportState, carried_out, undo};
pub use mapping::{Mapping, require_complete};
pub use preflight::{GoodRow, MOST_FINDINGS, Preflight, Skipped, check};
pub use refusal::ImportRefusal;
pub use template::{Choice, Column, Kind, MoneyUnit, Template};
pub use value::Value;
