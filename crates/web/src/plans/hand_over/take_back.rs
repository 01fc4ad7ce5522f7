//! The office takes a departure back.

use app::accounts::TakeBackDeparture;
use axum::extract::Path;
use serde::Deserialize;

use super::departure::{Sent, account_in, answered};
use crate::plans::task::seen;
use crate::shell::{Answer, Signed};

#[derive(Deserialize)]
pub(in crate::plans) struct TakeBackForm {
    version: String,
}

pub(in crate::plans) async fn submit(
    Path(id): Path<String>,
    signed: Signed<TakeBackForm>,
) -> Answer {
    let Signed { visit, key, fields: TakeBackForm { version } } = signed;
    let account = account_in(&id)?;
    let order = TakeBackDeparture { account, seen: seen(&version) };
    let done = visit.command(key, order).await;
    answered(visit, account, Sent::default(), done).await
}
