//! Codes of accounts, printed this once.

use std::fmt::Write as _;

use app::accounts::Slip;
use kernel::Message;
use l10n::moment;
use serde_json::json;

use crate::arguments::Format;
use crate::console::Console;
use crate::failure::Failure;

/// The slips as text below this head, or as a list for programs.
pub(crate) fn of(
    slips: &[Slip],
    head: &Message,
    format: Format,
    console: Console,
) -> Result<String, Failure> {
    match format {
        Format::Text => Ok(text(slips, head, console)),
        Format::Json => {
            let rows = slips.iter().map(|slip| {
                json!({
                    "login": slip.login,
                    "name": { "zh": slip.name.zh, "en": slip.name.en },
                    "code": slip.code.to_string(),
                    "ends_at": slip.ends_at,
                })
            });
            Ok(serde_json::to_string_pretty(&rows.collect::<Vec<_>>())?)
        }
    }
}

fn text(slips: &[Slip], head: &Message, console: Console) -> String {
    let mut text = format!("{}\n", console.words(head));
    for Slip { login, name, code, ends_at, .. } in slips {
        let until = Message::new("cli-code-until").with("at", moment(*ends_at));
        let (name, until) = (console.either(&name.zh, &name.en), console.words(&until));
        let _ = writeln!(text, "  {login:<12}{code}  {name} · {until}");
    }
    text
}
