//! A piece is left out.

use app::plans::DropPiece;
use axum::extract::Path;

use super::{Place, ReasonForm, with_reason};
use crate::shell::{Answer, Worded};

pub(in super::super) async fn submit(
    Path(address): Path<(String, String)>,
    worded: Worded<ReasonForm>,
) -> Answer {
    let order = |Place { plan, piece }, seen, reason| DropPiece { plan, piece, seen, reason };
    with_reason(address, worded, "drop", order).await
}
