//! `qingqu restore`: an installation again, from a backup and its keys.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use app::App;
use app::backup::{RestoreReport, keys_beside, restore, verify_restored};
use clap::Args;
use domain::Refusal as _;
use kernel::{Message, SystemClock, TimeOrderedIds};

use crate::console::{Console, count};
use crate::failure::Failure;
use crate::installation::plain_settings;

#[derive(Debug, Args)]
pub(crate) struct RestoreOrder {
    /// The folder of the backup.
    folder: PathBuf,
    /// The folder with its keys; otherwise DIR-keys.
    #[arg(long, value_name = "DIR")]
    keys: Option<PathBuf>,
    /// Compare everything with the backup afterwards; exit code 1 if anything differs.
    #[arg(long)]
    verify: bool,
    /// The folder to restore into; nothing may be in it.
    #[arg(long, env = "QINGQU_DATA", value_name = "DIR", default_value = "./data/county")]
    data: PathBuf,
    #[arg(long, env = "QINGQU_DATABASE", hide_env_values = true, value_name = "URL")]
    #[arg(help = "An empty PostgreSQL database to restore into instead of the embedded one")]
    database: Option<String>,
}

pub(crate) async fn run(order: RestoreOrder, console: Console) -> Result<ExitCode, Failure> {
    let keys = order.keys.clone().unwrap_or_else(|| keys_beside(&order.folder));
    let settings = plain_settings(app::Installation::at(&order.data), order.database.as_deref());
    let (clock, ids) = (Arc::new(SystemClock), Arc::new(TimeOrderedIds));
    let (app, report) = restore(&order.folder, &keys, settings, clock, ids).await?;
    let restored = Message::new("backup-restored").with("leaves", count(report.continued_from));
    console.answer_words(&restored)?;
    let verdict = if order.verify { verify(&app, &report, console).await } else { Ok(true) };
    app.close().await?;
    Ok(if verdict? { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Whether nothing differs from the backup.
async fn verify(app: &App, report: &RestoreReport, console: Console) -> Result<bool, Failure> {
    let check = verify_restored(app, report).await?;
    for fault in &check.faults {
        console.answer_words(&fault.message())?;
    }
    if check.is_sound() {
        let verified = Message::new("backup-verified")
            .with("tables", count(check.tables))
            .with("files", count(check.files))
            .with("leaves", count(check.leaves));
        console.answer_words(&verified)?;
    }
    Ok(check.is_sound())
}
