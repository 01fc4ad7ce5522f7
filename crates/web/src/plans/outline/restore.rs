//! A piece that was left out or merged comes back.

use app::plans::RestorePiece;
use axum::extract::Path;

use super::{Place, VersionForm, simply};
use crate::shell::{Answer, Signed};

pub(in super::super) async fn submit(
    Path(address): Path<(String, String)>,
    signed: Signed<VersionForm>,
) -> Answer {
    let order = |Place { plan, piece }, seen| RestorePiece { plan, piece, seen };
    simply(address, signed, "restore", order).await
}
