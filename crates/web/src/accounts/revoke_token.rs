//! Taking an API token back.

use app::accounts::RevokeToken;
use axum::extract::Path;
use serde::Deserialize;

use crate::shell::{Answer, Problem, Signed, see_other};

/// A form without fields of its own.
#[derive(Deserialize)]
pub(super) struct Nothing {}

pub(super) async fn submit(Path(id): Path<String>, signed: Signed<Nothing>) -> Answer {
    let Signed { visit, key, fields: Nothing {} } = signed;
    let token = id.parse().map_err(|_| Problem::missing())?;
    match visit.command(key, RevokeToken { token }).await {
        Ok(()) | Err(app::Error::Repeated) => see_other("/tokens"),
        Err(error) => Err(error.into()),
    }
}
