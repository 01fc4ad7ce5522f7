//! A piece becomes two, at the sentence that was chosen.

use app::plans::SplitPiece;
use axum::extract::Path;
use serde::Deserialize;

use super::panel::Sent;
use super::{Place, answered};
use crate::plans::task::seen;
use crate::shell::{Answer, Signed};

#[derive(Deserialize)]
pub(in super::super) struct SplitForm {
    version: String,
    #[serde(default)]
    at: String,
}

pub(in super::super) async fn submit(
    Path(address): Path<(String, String)>,
    signed: Signed<SplitForm>,
) -> Answer {
    let Signed { visit, key, fields: SplitForm { version, at } } = signed;
    let place = Place::of(&address)?;
    // Nothing begins at 0: a form without a choice is refused by the rule.
    let at = at.parse().unwrap_or_default();
    let order = SplitPiece { plan: place.plan, piece: place.piece, seen: seen(&version), at };
    let done = visit.command(key, order).await;
    answered(visit, place, Sent::of("split"), done).await
}
