//! The unit that announced a visit calls it off.

use app::inspections::CallOffVisit;
use axum::extract::Path;
use serde::Deserialize;

use super::visit::{Sent, answered, visit_in};
use crate::plans::seen;
use crate::shell::{Answer, Worded};

#[derive(Deserialize)]
pub(super) struct CallOffForm {
    version: String,
    #[serde(default)]
    reason: String,
}

pub(super) async fn submit(Path(id): Path<String>, worded: Worded<CallOffForm>) -> Answer {
    let Worded { visit, key, fields: CallOffForm { version, reason } } = worded;
    let id = visit_in(&id)?;
    let order = CallOffVisit { visit: id, seen: seen(&version), reason: reason.clone() };
    let done = visit.command(key, order).await;
    answered(visit, id, Sent { reason, ..Sent::default() }, done).await
}
