//! Another person's recusal is lifted, with a reason.

use app::access::LiftRecusal;
use axum::extract::Path;
use kernel::RecusalId;
use serde::Deserialize;

use crate::shell::{Answer, Problem, Signed, see_other};

#[derive(Deserialize)]
pub(super) struct Lifting {
    reason: String,
}

pub(super) async fn submit(Path(id): Path<String>, signed: Signed<Lifting>) -> Answer {
    let recusal: RecusalId = id.parse().map_err(|_| Problem::missing())?;
    let order = LiftRecusal { recusal, reason: signed.fields.reason };
    match signed.visit.command(signed.key, order).await {
        Ok(()) | Err(app::Error::Repeated) => see_other("/recusals"),
        Err(error) => Err(error.into()),
    }
}
