//! A standing duty is not for this county.

use app::plans::OmitStanding;
use axum::extract::Path;
use serde::Deserialize;

use super::entry::{answered, key_of};
use crate::shell::{Answer, Worded};

#[derive(Deserialize)]
pub(in crate::plans) struct OmitForm {
    #[serde(default)]
    reason: String,
}

pub(in crate::plans) async fn submit(Path(key): Path<String>, worded: Worded<OmitForm>) -> Answer {
    let Worded { visit, key: form_key, fields: OmitForm { reason } } = worded;
    let key = key_of(&key)?;
    let done = visit.command(form_key, OmitStanding { key: key.clone(), reason: reason.clone() });
    let done = done.await;
    answered(visit, key, &reason, done).await
}
