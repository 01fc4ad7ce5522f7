//! `qingqu backup`: a whole copy of an installation, its keys apart.

use std::path::PathBuf;
use std::process::ExitCode;

use app::backup::{back_up, keys_beside};
use clap::Args;
use kernel::{Clock as _, Instant, Message, SystemClock};

use crate::console::{Console, count};
use crate::failure::Failure;
use crate::installation::{Place, shown};

#[derive(Debug, Args)]
pub(crate) struct BackupOrder {
    /// The new folder for the data; otherwise one named after the moment, in the folder for
    /// backups that the configuration names.
    folder: Option<PathBuf>,
    /// The folder for the keys, best on another disk; otherwise that of the configuration, or
    /// DIR-keys.
    #[arg(long, value_name = "DIR")]
    keys: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

pub(crate) async fn run(order: BackupOrder, console: Console) -> Result<ExitCode, Failure> {
    let (folder, keys) = order.place.config()?.backup_folders();
    let named = |at: Instant| Some(folder?.join(at.format("%Y%m%dT%H%M%SZ").to_string()));
    let Some(to) = order.folder.or_else(|| named(SystemClock.now())) else {
        return Err(Failure::Hindered(Message::new("cli-backup-where")));
    };
    let keys = order.keys.or(keys).unwrap_or_else(|| keys_beside(&to));
    let app = order.place.open().await?;
    let report = back_up(&app, &to, &keys).await;
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
