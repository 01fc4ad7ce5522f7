//! What was left out of the year is proposed again.

use app::plans::ProposeAgain;
use axum::extract::Path;
use serde::Deserialize;

use super::entry::{answered, key_of};
use crate::shell::{Answer, Signed};

#[derive(Deserialize)]
pub(in crate::plans) struct AgainForm {}

pub(in crate::plans) async fn submit(Path(key): Path<String>, signed: Signed<AgainForm>) -> Answer {
    let Signed { visit, key: form_key, .. } = signed;
    let key = key_of(&key)?;
    let done = visit.command(form_key, ProposeAgain { key: key.clone() }).await;
    answered(visit, key, "", done).await
}
