//! HTTP: routes, forms and pages, by area. It contains no SQL and no rule, and no sentence:
//! those stand in `app`, `domain` and `locales/`.

mod access;
mod accounts;
mod calendar;
mod inspections;
mod intake;
mod org;
mod plans;
mod shell;
mod upkeep;

pub use shell::{
    Certificate, CertificateError, Needs, Row, ServeOptions, route_table, router, serve,
};
