//! The office names who takes the work over.

use app::accounts::NameSuccessor;
use axum::extract::Path;
use serde::Deserialize;

use super::departure::{Sent, account_in, answered};
use crate::plans::task::seen;
use crate::shell::{Answer, Signed};

#[derive(Deserialize)]
pub(in crate::plans) struct SuccessorForm {
    version: String,
    #[serde(default)]
    successor: String,
}

pub(in crate::plans) async fn submit(
    Path(id): Path<String>,
    signed: Signed<SuccessorForm>,
) -> Answer {
    let Signed { visit, key, fields: SuccessorForm { version, successor } } = signed;
    let account = account_in(&id)?;
    let order = NameSuccessor { account, seen: seen(&version), successor: account_in(&successor)? };
    let done = visit.command(key, order).await;
    answered(visit, account, Sent { successor, ..Sent::default() }, done).await
}
