//! What the API answers: JSON with its status, never cached.

use axum::Extension;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use kernel::Version;
use serde::Serialize;

use super::super::Problem;
use super::super::answer::{Answer, IsPage};

/// The media type of answers.
pub(super) const JSON: &str = "application/json";
/// The media type of problems (RFC 9457).
pub(super) const PROBLEM: &str = "application/problem+json";

/// This answer, with this status.
pub(crate) fn answer(status: StatusCode, body: &impl Serialize) -> Answer {
    json(status, JSON, body)
}

/// This answer about something that has a version, which stands in its `ETag` too.
pub(crate) fn answer_with_version(
    status: StatusCode,
    version: Version,
    body: &impl Serialize,
) -> Answer {
    let media_type = if status.is_success() { JSON } else { PROBLEM };
    let mut response = json(status, media_type, body)?;
    let tag = HeaderValue::from_str(&format!("\"{version}\"")).map_err(app::Error::fault)?;
    response.headers_mut().insert(ETAG, tag);
    Ok(response)
}

/// The body as JSON of this media type, marked as ours.
pub(super) fn json(
    status: StatusCode,
    media_type: &'static str,
    body: &impl Serialize,
) -> Result<Response, Problem> {
    let text = serde_json::to_string(body).map_err(app::Error::from)?;
    let headers = [(CONTENT_TYPE, media_type), (CACHE_CONTROL, "no-store")];
    Ok((status, Extension(IsPage), headers, text).into_response())
}
