//! What stands around every page: who visits, in which language, what a form must carry, what
//! an error looks like, and the table of routes.

mod answer;
mod assets;
mod errors;
mod form;
mod guard;
mod headers;
mod health;
mod preferences;
mod routes;
mod serve;
mod tokens;
mod ui;
mod visit;

pub(crate) use answer::{Answer, Page, see_other, shown};
pub(crate) use errors::Problem;
pub(crate) use form::{Signed, TokenField};
pub(crate) use preferences::own_path;
pub(crate) use routes::Routes;
pub use routes::{Needs, Row};
pub use serve::{ServeOptions, route_table, router, serve};
pub(crate) use tokens::{clear_session_cookie, session_cookie, session_token};
pub(crate) use ui::{Ui, escaped};
pub(crate) use visit::{Guest, Visit, Web};
