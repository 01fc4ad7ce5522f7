//! A piece and the next one become one.

use app::plans::MergePieces;
use axum::extract::Path;

use super::{Place, VersionForm, simply};
use crate::shell::{Answer, Signed};

pub(in super::super) async fn submit(
    Path(address): Path<(String, String)>,
    signed: Signed<VersionForm>,
) -> Answer {
    let order = |Place { plan, piece }, seen| MergePieces { plan, piece, seen };
    simply(address, signed, "merge", order).await
}
