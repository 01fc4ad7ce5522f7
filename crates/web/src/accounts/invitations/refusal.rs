//! A second person refuses an invitation.

use app::accounts::RefuseInvitation;
use axum::extract::Path;
use serde::Deserialize;

use super::file::{self, Sent};
use super::{account_in, seen};
use crate::shell::{Answer, Problem, Worded};

#[derive(Deserialize)]
pub(in crate::accounts) struct RefusalForm {
    /// The account on whose page the form stands.
    account: String,
    version: String,
    #[serde(default)]
    reason: String,
}

pub(in crate::accounts) async fn submit(
    Path(id): Path<String>,
    worded: Worded<RefusalForm>,
) -> Answer {
    let Worded { visit, key, fields: RefusalForm { account, version, reason } } = worded;
    let account = account_in(&account)?;
    let invitation = id.parse().map_err(|_| Problem::missing())?;
    let sent = Sent { form: "refusal", reason: reason.clone(), ..Sent::default() };
    let order = RefuseInvitation { invitation, seen: seen(&version), reason };
    let done = visit.command(key, order).await.map(drop);
    file::answered(visit, account, sent, done).await
}
