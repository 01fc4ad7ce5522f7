//! What the programs of this crate have in common: they start the real binary as an
//! installation of its own, on SQLite or on a throw-away PostgreSQL server, fill it beside the
//! program with a county at full size, and talk to it over HTTP as browsers do.
//!
//! - `figures` measures how fast it starts and answers, and how much memory it takes.
//! - `screen` measures the county on one screen, small and large.
//! - `intake` measures taking lists in; it needs no installation.
//! - `crash` kills it again and again while evidence is handed in, and looks for what is lost.

mod browser;
mod build;
mod county;
mod dialect;
mod duties;
mod engine;
mod http;
mod noise;
mod postgres;
mod program;
mod says;
mod site;

pub use browser::{Browser, Form, attribute};
pub use build::binary;
pub use county::{County, settle};
pub use duties::{Duties, FilledDuties};
pub use engine::Engine;
pub use http::{Answer, Request};
pub use noise::Noise;
pub use postgres::Server;
pub use program::{Running, call};
pub use says::say;
pub use site::{Site, hexadecimal};
