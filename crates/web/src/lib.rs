//! HTTP: routes, forms and pages, by area. It contains no SQL and no rule, and no sentence:
//! those stand in `app`, `domain` and `locales/`.

mod access;
mod accounts;
mod calendar;
mod org;
mod plans;
mod shell;

pub use shell::{Needs, Row, ServeOptions, route_table, router, serve};
