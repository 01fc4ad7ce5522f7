//! Workbooks on their way out: the empty template, and what was brought with its flaws marked.

use documents::blank::{Blank, BlankColumn, blank};
use documents::marked::{Mark, marked};
use domain::access::{Act, Facts};
use domain::intake::{Finding, Kind, Template};

use super::{Opened, schools};
use crate::{App, Error, Reader, Result};

/// The words of an empty template, in the language of whoever takes it along.
pub struct BlankWords {
    /// What the list is; it names the sheet.
    pub title: String,
    /// The name of the sheet that explains it.
    pub help: String,
    /// Lines above the explanation.
    pub notes: Vec<String>,
    /// The heads of the explanation: column, required, what may stand there, example.
    pub help_heads: [String; 4],
    /// What is said of a column: its head, whether it must be filled, what may stand in it.
    pub columns: Vec<[String; 3]>,
    /// What is said about yes and no.
    pub yes_no: [String; 2],
}

/// The empty workbook of a template, with drop-downs and the units that may be named.
///
/// # Errors
/// [`Error::Denied`], or a fault.
pub async fn blank_workbook(
    app: &App,
    reader: &Reader<'_>,
    template: Template,
    words: BlankWords,
) -> Result<Vec<u8>> {
    reader.require(Act::ManageNetwork, Facts::COUNTY)?;
    let groups = schools::groups(reader.db(), reader.person().county).await?;
    let columns = template.columns.iter().zip(words.columns).map(|(column, [head, must, what])| {
        let choices = match &column.kind {
            Kind::Choice(choices) => {
                choices.iter().filter_map(|choice| choice.spellings.first().cloned()).collect()
            }
            Kind::YesNo => words.yes_no.to_vec(),
            Kind::Unit => groups.clone(),
            _ => Vec::new(),
        };
        let help = [must, what];
        BlankColumn { head, choices, help, example: column.example.clone() }
    });
    let order = Blank {
        title: words.title,
        help: words.help,
        notes: words.notes,
        help_heads: words.help_heads,
        columns: columns.collect(),
        made_at: app.now(),
    };
    let written = tokio::task::spawn_blocking(move || blank(&order));
    written.await.map_err(Error::fault)?.map_err(Error::fault)
}

/// The workbook of a draft with every finding at its cell; `note` puts one into words.
///
/// # Errors
/// A fault.
pub async fn marked_workbook(
    app: &App,
    opened: Opened,
    findings: &[Finding],
    note: impl Fn(&Finding) -> String,
) -> Result<Vec<u8>> {
    let mark = |it: &Finding| Mark { row: it.row, column: it.column, note: note(it) };
    let marks: Vec<Mark> = findings.iter().map(mark).collect();
    let now = app.now();
    let written =
        tokio::task::spawn_blocking(move || marked(opened.sheets, opened.sheet, &marks, now));
    written.await.map_err(Error::fault)?.map_err(Error::fault)
}
