//! Forms from other places are turned away before anything reads them (ASVS 3.5.1, 3.5.8).

use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{Problem, Web};

/// Marks a form of which the browser itself says that a page of ours sent it.
#[derive(Debug, Clone, Copy)]
pub(super) struct FromOurPage;

/// Goes on only if a changing request was sent by a page of ours. A browser that says nothing
/// is let through: the form's token decides.
pub(super) async fn only_our_forms(
    State(web): State<Web>,
    mut request: Request,
    next: Next,
) -> Response {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    match is_ours(request.headers(), &web.options.base_url) {
        Some(false) if changes => return Problem::ForeignForm.into_response(),
        Some(true) if changes => drop(request.extensions_mut().insert(FromOurPage)),
        _ => {}
    }
    next.run(request).await
}

/// Whether a page of ours sent the request, as far as the browser says it.
fn is_ours(headers: &HeaderMap, base_url: &str) -> Option<bool> {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    // Only the browser itself can say where a form comes from; older ones name their origin.
    match header("sec-fetch-site") {
        Some("same-origin") => return Some(true),
        Some("none") => return None,
        Some(_) => return Some(false),
        None => {}
    }
    let origin = header(ORIGIN.as_str())?;
    let host = origin.split_once("://").map(|(_, host)| host);
    let ours = host.is_some() && host == header(HOST.as_str());
    Some(origin == base_url || ours)
}
