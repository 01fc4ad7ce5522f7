//! A person told of a loss: they are to choose a new password.

use app::accounts::ResetAccount;
use axum::extract::Path;
use domain::accounts::IdentityCheck;
use serde::Deserialize;

use super::file::{self, Sent};
use super::{account_in, slips};
use crate::shell::{Answer, Worded};

#[derive(Deserialize)]
pub(in crate::accounts) struct ResetForm {
    #[serde(default)]
    identity: String,
    #[serde(default)]
    second_factor: String,
    #[serde(default)]
    reason: String,
}

pub(in crate::accounts) async fn submit(
    Path(id): Path<String>,
    worded: Worded<ResetForm>,
) -> Answer {
    let Worded { visit, key, fields: ResetForm { identity, second_factor, reason } } = worded;
    let account = account_in(&id)?;
    let second_factor = !second_factor.is_empty();
    let order = ResetAccount {
        account,
        second_factor,
        identity: IdentityCheck::from_name(&identity),
        reason: reason.clone(),
    };
    let sent = Sent { error: None, form: "reset", reason, identity, second_factor };
    match visit.command(key, order).await {
        Ok(slip) => slips::show(visit, vec![slip]),
        Err(error) => file::refused(visit, account, sent, error).await,
    }
}
