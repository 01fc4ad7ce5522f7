//! Another code for an account that waits for its person.

use app::accounts::InviteAgain;
use axum::extract::Path;
use serde::Deserialize;

use super::file::{self, Sent};
use super::{account_in, slips};
use crate::shell::{Answer, Worded};

#[derive(Deserialize)]
pub(in crate::accounts) struct CodeForm {
    #[serde(default)]
    reason: String,
}

pub(in crate::accounts) async fn submit(
    Path(id): Path<String>,
    worded: Worded<CodeForm>,
) -> Answer {
    let Worded { visit, key, fields: CodeForm { reason } } = worded;
    let account = account_in(&id)?;
    let sent = Sent { form: "code", reason: reason.clone(), ..Sent::default() };
    match visit.command(key, InviteAgain { account, reason }).await {
        Ok(slip) => slips::show(visit, vec![slip]),
        Err(error) => file::refused(visit, account, sent, error).await,
    }
}
