//! `qingqu plans read`: what the program reads in a policy document.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use app::plans::DocumentRefusal;
use clap::{Args, Subcommand, ValueEnum};
use kernel::Message;
use policydoc::limits::FILE_BYTES;

use crate::console::print;
use crate::failure::Failure;
use crate::installation::shown;

/// Questions to a document; they need no installation.
#[derive(Debug, Subcommand)]
pub(crate) enum PlansOrder {
    /// Print the outline of a policy document.
    Read(ReadOrder),
}

#[derive(Debug, Args)]
pub(crate) struct ReadOrder {
    /// The document: .txt, .docx, .html or .pdf with a text layer.
    file: PathBuf,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = OutlineFormat::Text)]
    format: OutlineFormat,
}

/// How an outline is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutlineFormat {
    /// An indented list.
    Text,
    /// Everything that was found, for programs.
    Json,
    /// The text that was read, without an outline.
    Source,
}

pub(crate) fn run(order: &PlansOrder) -> Result<ExitCode, Failure> {
    let PlansOrder::Read(order) = order;
    let (name, bytes) = document(&order.file)?;
    let reading = policydoc::read(&name, &bytes).map_err(DocumentRefusal::from);
    let reading = reading.map_err(app::Error::from)?;
    match order.format {
        OutlineFormat::Text => print(&reading.outline.to_text())?,
        OutlineFormat::Json => print(&serde_json::to_string_pretty(&reading.outline)?)?,
        OutlineFormat::Source => print(&reading.source)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The name and the bytes of a document; of one that is too large, enough to be refused.
pub(crate) fn document(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    let unreadable = |error: std::io::Error| {
        let message = Message::new("cli-file-unreadable").with("file", shown(path));
        Failure::Hindered(message.with("cause", error.to_string()))
    };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(FILE_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok((name, bytes))
}
