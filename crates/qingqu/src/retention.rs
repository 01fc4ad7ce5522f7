//! `qingqu retention`: how long things are kept, and what goes now.

use std::process::ExitCode;

use app::upkeep::{Counted, sweep};
use clap::Args;
use kernel::Message;
use l10n::Locale;

use crate::console::{Console, print};
use crate::failure::Failure;
use crate::installation::Place;

#[derive(Debug, Args)]
pub(crate) struct RetentionOrder {
    #[command(flatten)]
    place: Place,
    /// Only count what would go.
    #[arg(long)]
    dry_run: bool,
}

/// Prints one line for each class.
pub(crate) async fn run(order: RetentionOrder, console: Console) -> Result<ExitCode, Failure> {
    let app = order.place.open().await?;
    let counted = sweep(&app, order.dry_run).await;
    app.close().await?;
    let lines =
        counted?.iter().map(|class| line(class, order.dry_run, console)).collect::<Vec<_>>();
    print(&lines.join("\n"))?;
    Ok(ExitCode::SUCCESS)
}

fn line(counted: &Counted, is_dry: bool, console: Console) -> String {
    let Counted { class, rows, is_held } = counted;
    let message = match class.days {
        None => Message::new("retention-kept"),
        Some(_) if *is_held => Message::new("retention-held"),
        Some(_) if is_dry => Message::new("retention-would"),
        Some(_) => Message::new("retention-done"),
    };
    let name = match console.locale() {
        Locale::ZhCn => &class.name.zh,
        Locale::En => &class.name.en,
    };
    let source = format!("{} {}", class.source.document, class.source.date);
    let message = message.with("class", class.key.as_str()).with("name", name.as_str());
    let message = message.with("days", class.days.unwrap_or_default()).with("rows", *rows);
    console.words(&message.with("source", source))
}
