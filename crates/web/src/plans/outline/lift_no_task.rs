//! A piece may ask for tasks again.

use app::plans::LiftNoTask;
use axum::extract::Path;

use super::{Place, VersionForm, simply};
use crate::shell::{Answer, Signed};

pub(in super::super) async fn submit(
    Path(address): Path<(String, String)>,
    signed: Signed<VersionForm>,
) -> Answer {
    let order = |Place { plan, piece }, seen| LiftNoTask { plan, piece, seen };
    simply(address, signed, "lift", order).await
}
