//! The unit that announced a visit says that it was held.

use app::inspections::HoldVisit;
use axum::extract::Path;
use serde::Deserialize;

use super::visit::{Sent, answered, visit_in};
use crate::plans::seen;
use crate::shell::{Answer, Signed, written_day};

#[derive(Deserialize)]
pub(super) struct HoldForm {
    version: String,
    #[serde(default)]
    on: String,
    #[serde(default)]
    minutes: String,
}

pub(super) async fn submit(Path(id): Path<String>, signed: Signed<HoldForm>) -> Answer {
    let Signed { visit, key, fields: HoldForm { version, on, minutes } } = signed;
    let id = visit_in(&id)?;
    let order = HoldVisit {
        visit: id,
        seen: seen(&version),
        on: written_day(&on),
        minutes: minutes.trim().parse().ok(),
    };
    let done = visit.command(key, order).await;
    answered(visit, id, Sent { on, minutes, ..Sent::default() }, done).await
}
