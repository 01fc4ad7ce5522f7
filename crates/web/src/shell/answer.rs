//! What a handler answers: a page, a redirect, or a problem.

use askama::Template;
use axum::Extension;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::response::{IntoResponse, Response};

use super::Problem;

/// What a handler answers.
pub(crate) type Answer = Result<Response, Problem>;

/// Marks a response as a page of ours, whatever its status.
#[derive(Debug, Clone, Copy)]
pub(super) struct IsPage;

/// A page: a template with its declared status. Pages of the office are never cached.
pub(crate) trait Page: Template {
    /// The status of the page.
    fn status(&self) -> StatusCode {
        StatusCode::OK
    }
}

/// The page as a response.
pub(crate) fn shown(page: &impl Page) -> Answer {
    let html = page.render().map_err(|error| Problem::from(app::Error::fault(error)))?;
    let headers = [(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-store")];
    Ok((page.status(), Extension(IsPage), headers, html).into_response())
}

/// "See that page": after a form was carried out, or was already.
#[expect(clippy::unnecessary_wraps, reason = "it ends a handler")]
pub(crate) fn see_other(place: impl Into<String>) -> Answer {
    Ok((StatusCode::SEE_OTHER, [(LOCATION, place.into())]).into_response())
}
