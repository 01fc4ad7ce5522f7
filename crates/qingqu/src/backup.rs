//! `qingqu backup`: a whole copy of an installation, its keys apart.

use std::path::PathBuf;
use std::process::ExitCode;

use app::backup::{back_up, keys_beside};
use clap::Args;
use kernel::Message;

use crate::console::{Console, count};
use crate::failure::Failure;
use crate::installation::{Place, shown};

#[derive(Debug, Args)]
pub(crate) struct BackupOrder {
    /// The new folder for the data.
    folder: PathBuf,
    /// The new folder for the keys, best on another disk; otherwise DIR-keys.
    #[arg(long, value_name = "DIR")]
    keys: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

pub(crate) async fn run(order: BackupOrder, console: Console) -> Result<ExitCode, Failure> {
    let keys = order.keys.unwrap_or_else(|| keys_beside(&order.folder));
    let app = order.place.open().await?;
    let report = back_up(&app, &order.folder, &keys).await;
    app.close().await?;
    let report = report?;
    let made = Message::new("backup-made")
        .with("folder", shown(&report.folder))
        .with("keys", shown(&report.keys))
        .with("files", count(report.manifest.files.number))
        .with("leaves", count(report.leaves));
    console.answer_words(&made)?;
    Ok(ExitCode::SUCCESS)
}
