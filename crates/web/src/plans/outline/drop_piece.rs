//! A piece is left out.

use app::plans::DropPiece;
use axum::extract::Path;

use super::{Place, ReasonForm, with_reason};
use crate::shell::{Answer, Signed};

pub(in super::super) async fn submit(
    Path(address): Path<(String, String)>,
    signed: Signed<ReasonForm>,
) -> Answer {
    let order = |Place { plan, piece }, seen, reason| DropPiece { plan, piece, seen, reason };
    with_reason(address, signed, "drop", order).await
}
