//! `qingqu log`: verifying the record, and what an outsider needs to do so. The data are looked
//! at only, so that a copy on a disk that cannot be written will do.

mod faults;

use std::path::PathBuf;
use std::process::ExitCode;

use app::KeyStore;
use app::record::{LogReport, stored_checkpoint, verifier_key, verify_log};
use clap::{Args, Subcommand};
use kernel::Message;
use vault::checkpoint::SignedCheckpoint;

use crate::arguments::Format;
use crate::console::{Console, count, print};
use crate::failure::Failure;
use crate::installation::{Place, shown};

/// Questions to the record.
#[derive(Debug, Subcommand)]
pub(crate) enum LogOrder {
    /// Read the whole record and name what was tampered with; exit code 1 if anything was.
    Verify(VerifyOrder),
    /// Print the signed checkpoint over the whole record, to be kept elsewhere.
    Checkpoint(Place),
    /// Print the public key by which checkpoints are verified.
    Key(Place),
}

#[derive(Debug, Args)]
pub(crate) struct VerifyOrder {
    #[command(flatten)]
    place: Place,
    /// A checkpoint that was kept elsewhere: only it shows that the end was cut off.
    #[arg(long, value_name = "CHECKPOINT-FILE")]
    against: Option<PathBuf>,
    /// How to print what was found.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

pub(crate) async fn run(order: LogOrder, console: Console) -> Result<ExitCode, Failure> {
    match order {
        LogOrder::Verify(order) => verify(&order, console).await,
        LogOrder::Checkpoint(place) => {
            print(&stored_checkpoint(&place.settings()?.database).await?)?;
            Ok(ExitCode::SUCCESS)
        }
        LogOrder::Key(place) => {
            let keys = KeyStore::open(&place.find()?.keys())?;
            print(&verifier_key(&keys).to_string())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

async fn verify(order: &VerifyOrder, console: Console) -> Result<ExitCode, Failure> {
    let outside = order.against.as_ref().map(checkpoint_in).transpose()?;
    let settings = order.place.settings()?;
    let keys = KeyStore::open(&settings.installation.keys())?;
    let report = verify_log(&settings.database, &keys, outside.as_ref()).await?;
    match order.format {
        Format::Json => print(&as_json(&report).to_string())?,
        Format::Text => print(&in_words(&report, console))?,
    }
    Ok(if report.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn checkpoint_in(file: &PathBuf) -> Result<SignedCheckpoint, Failure> {
    let unreadable = |cause: String| {
        let message = Message::new("cli-checkpoint-unreadable").with("file", shown(file));
        Failure::Hindered(message.with("cause", cause))
    };
    let bytes = std::fs::read(file).map_err(|error| unreadable(error.to_string()))?;
    SignedCheckpoint::parse(bytes).map_err(|error| unreadable(error.to_string()))
}

/// One line for each fault; one sentence if there is none.
fn in_words(report: &LogReport, console: Console) -> String {
    if report.faults.is_empty() {
        return console.words(&Message::new("cli-log-clean").with("leaves", count(report.leaves)));
    }
    let lines = report.faults.iter().map(|fault| console.words(&faults::message(fault)));
    lines.collect::<Vec<_>>().join("\n")
}

fn as_json(report: &LogReport) -> serde_json::Value {
    let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    serde_json::json!({ "leaves": report.leaves, "faults": faults })
}
