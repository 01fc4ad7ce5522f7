//! `qingqu recover`: a new code for an account, from whoever runs the program on its machine. It is
//! the last way back when an administrator has lost everything and no second one can approve.

use std::process::ExitCode;

use app::Error;
use app::accounts::recover_account;
use clap::Args;
use kernel::Message;

use crate::arguments::Format;
use crate::codes;
use crate::console::{Console, print};
use crate::failure::Failure;
use crate::installation::Place;

#[derive(Debug, Args)]
pub(crate) struct RecoverOrder {
    #[command(flatten)]
    place: Place,
    /// The name with which the person signs in.
    #[arg(long, value_name = "LOGIN")]
    login: String,
    /// Why; it stands in the record.
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// The address under which people reach it.
    #[arg(long, env = "QINGQU_BASE_URL", value_name = "URL")]
    #[arg(default_value = "http://127.0.0.1:8620")]
    base_url: String,
    /// How to print the code.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

pub(crate) async fn run(order: RecoverOrder, console: Console) -> Result<ExitCode, Failure> {
    let app = order.place.open().await?;
    let done = recover_account(&app, &order.login, order.reason.clone()).await;
    app.close().await?;
    let slip = done.map_err(|error| match error {
        Error::Missing => {
            let missing = Message::new("cli-recover-missing");
            Failure::Refused(missing.with("login", order.login.as_str()))
        }
        other => other.into(),
    })?;
    let head = Message::new("cli-recovered")
        .with("login", order.login.as_str())
        .with("address", order.base_url.trim_end_matches('/'));
    print(&codes::of(&[slip], &head, order.format, console)?)?;
    Ok(ExitCode::SUCCESS)
}
