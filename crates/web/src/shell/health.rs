//! Whether the program answers, for whoever watches it.

use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse;

use super::{Answer, Web};

/// `ok` if both database handles answer.
pub(super) async fn show(State(web): State<Web>) -> Answer {
    web.app.is_healthy().await?;
    Ok(([(CACHE_CONTROL, "no-store")], "ok\n").into_response())
}
