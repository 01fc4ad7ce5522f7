//! Forms from other places are turned away before anything reads them (ASVS 3.5.1, 3.5.8).

use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{Problem, Web};

/// Goes on only if a changing request was sent by a page of ours. A browser that says nothing
/// is let through: the form's token decides.
pub(super) async fn only_our_forms(
    State(web): State<Web>,
    request: Request,
    next: Next,
) -> Response {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if changes && is_foreign(request.headers(), &web.options.base_url) {
        return Problem::ForeignForm.into_response();
    }
    next.run(request).await
}

fn is_foreign(headers: &HeaderMap, base_url: &str) -> bool {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    // Only the browser itself can say where a form comes from; older ones name their origin.
    if let Some(site) = header("sec-fetch-site") {
        return site != "same-origin" && site != "none";
    }
    let Some(origin) = header(ORIGIN.as_str()) else { return false };
    let host = origin.split_once("://").map(|(_, host)| host);
    let ours = host.is_some() && host == header(HOST.as_str());
    origin != base_url && !ours
}
