//! Styles, icons and the one small script, embedded in the binary.

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use super::Problem;

#[derive(RustEmbed)]
#[folder = "assets"]
struct Assets;

/// One file. It is kept by browsers for an hour: an update shows the same day.
pub(super) async fn file(Path(path): Path<String>) -> Result<Response, Problem> {
    let file = Assets::get(&path).ok_or_else(Problem::missing)?;
    let headers = [(CONTENT_TYPE, media_type(&path)), (CACHE_CONTROL, "public, max-age=3600")];
    Ok((headers, file.data).into_response())
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
