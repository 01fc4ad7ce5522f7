//! `qingqu calendar terms`: the school terms of the installation.

use std::process::ExitCode;

use clap::Args;
use domain::calendar::Term;
use kernel::Message;

use crate::arguments::Format;
use crate::console::{Console, print};
use crate::failure::Failure;
use crate::installation::Place;

#[derive(Debug, Args)]
pub(crate) struct TermsOrder {
    #[command(flatten)]
    place: Place,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

pub(crate) async fn run(order: &TermsOrder, console: Console) -> Result<ExitCode, Failure> {
    let app = order.place.open().await?;
    let mut terms = Vec::new();
    for (county, _) in app::org::counties(&app).await? {
        terms.extend(app::calendar::county_terms(&app, county).await?);
    }
    app.close().await?;
    match order.format {
        Format::Json => {
            let dates: Vec<_> = terms.iter().map(|term| term.dates).collect();
            print(&serde_json::to_string(&dates)?)?;
        }
        Format::Text if terms.is_empty() => console.answer_words(&Message::new("terms-none"))?,
        Format::Text => {
            let lines = terms.iter().map(|term| in_words(term, console));
            print(&lines.collect::<Vec<_>>().join("\n"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn in_words(term: &Term, console: Console) -> String {
    let name = console.words(&term.dates.period().message());
    let weeks = Message::new("term-weeks").with("weeks", term.dates.weeks());
    let (first, last) = (term.dates.first, term.dates.last);
    format!("{name}\t{first}\t{last}\t{}", console.words(&weeks))
}
