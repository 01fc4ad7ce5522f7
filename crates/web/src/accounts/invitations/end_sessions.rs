//! Ending the sessions and tokens of somebody else.

use app::accounts::EndSessions;
use axum::extract::Path;
use serde::Deserialize;

use super::account_in;
use super::file::{self, Sent};
use crate::shell::{Answer, Worded};

#[derive(Deserialize)]
pub(in crate::accounts) struct EndForm {
    #[serde(default)]
    reason: String,
}

pub(in crate::accounts) async fn submit(Path(id): Path<String>, worded: Worded<EndForm>) -> Answer {
    let Worded { visit, key, fields: EndForm { reason } } = worded;
    let account = account_in(&id)?;
    let sent = Sent { form: "sessions", reason: reason.clone(), ..Sent::default() };
    let done = visit.command(key, EndSessions { account, reason }).await;
    file::answered(visit, account, sent, done).await
}
