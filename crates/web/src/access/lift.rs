//! Another person's recusal is lifted, with a reason.

use app::access::LiftRecusal;
use axum::extract::Path;
use kernel::RecusalId;
use serde::Deserialize;

use crate::shell::{Answer, Problem, Worded, see_other};

#[derive(Deserialize)]
pub(super) struct Lifting {
    reason: String,
}

pub(super) async fn submit(Path(id): Path<String>, worded: Worded<Lifting>) -> Answer {
    let recusal: RecusalId = id.parse().map_err(|_| Problem::missing())?;
    let order = LiftRecusal { recusal, reason: worded.fields.reason };
    match worded.visit.command(worded.key, order).await {
        Ok(()) | Err(app::Error::Repeated) => see_other("/recusals"),
        Err(error) => Err(error.into()),
    }
}
