//! The JSON API: other programs of an office ask and act for one person.
//!
//! A request carries an API token and nothing else counts: cookies are taken off before anything
//! reads them, and no other site may call from a browser (no CORS). A route of the API names in
//! the table the scope that a token must have ([`super::Needs::Token`]); what the person may is
//! decided where the command or the query runs, as for a page, and there is no second way to
//! change anything.
//!
//! ```text
//! Caller           the token, its scope, the person        Asked, Body   the query, the JSON
//! answer           JSON with its status                    Trouble       what only the API answers
//! Operation        what the document says of a route       document      /api/openapi.json
//! ```

pub(super) mod answer;
mod asked;
mod body;
mod caller;
pub(super) mod document;
mod named;
mod operation;
mod order;
pub(super) mod page;
mod problem;

use axum::http::Request;

pub(crate) use answer::{answer, answer_with_version};
pub(crate) use asked::{Asked, from_text};
pub(crate) use body::Body;
pub(crate) use caller::{Caller, Required};
pub(crate) use named::{Day, HasName, Named, impl_named};
pub(crate) use operation::Operation;
pub(crate) use order::{Order, version};
#[cfg(test)]
pub(super) use page::ApiPage;
pub(super) use problem::told;
pub(crate) use problem::{ProblemAnswer, Trouble};

/// Whether the request is for the API, and not for a page.
pub(super) fn is_api<B>(request: &Request<B>) -> bool {
    request.uri().path().starts_with("/api/")
}
