//! What stands around every page: who visits, in which language, what a form must carry, what
//! an error looks like, and the table of routes.

mod answer;
pub(crate) mod api;
mod assets;
mod certificate;
mod client;
mod errors;
mod form;
mod guard;
mod headers;
mod health;
mod listing;
pub(crate) mod multipart;
mod preferences;
mod routes;
#[cfg(test)]
pub(crate) mod samples;
mod serve;
#[cfg(test)]
mod tests;
mod text_form;
mod tls;
mod tokens;
mod ui;
mod visit;
mod words;
mod written;

pub(crate) use answer::{Answer, Page, see_other, shown};
pub use certificate::{Certificate, CertificateError};
pub(crate) use client::client;
pub(crate) use errors::{Problem, Told};
pub(crate) use form::{SentKey, Signed, TokenField, Worded};
pub(crate) use listing::{Listing, attachment, counted, saved};
pub(crate) use preferences::own_path;
pub(crate) use routes::Routes;
pub use routes::{Needs, Row};
pub use serve::{ServeOptions, route_table, router, serve};
pub(crate) use text_form::SignedTexts;
pub(crate) use tokens::{clear_session_cookie, session_cookie, session_token};
pub(crate) use ui::{Ui, escaped};
pub(crate) use visit::{Guest, Visit, Web, from_our_page};
pub(crate) use words::Words;
pub(crate) use written::written_day;

/// The routes of no area.
fn own_routes() -> Routes {
    Routes::default()
        .get("/assets/{*path}", Needs::Nobody("styles and icons"), assets::file)
        .get("/health", Needs::Nobody("for whoever watches the program"), health::show)
        .get("/api", Needs::Nobody("how programs call"), api::page::show)
        .get("/api/openapi.json", Needs::Nobody("how programs call"), api::document::show)
        .get("/preferences", Needs::Nobody("language and size of text"), preferences::keep)
}
