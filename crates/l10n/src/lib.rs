//! Sentences for people: a message and a locale in, text out.
//!
//! All sentences stand in `locales/<locale>/*.ftl` (Project Fluent), one file per area. Chinese
//! is the language of the product, English is complete. A sentence is never built from parts:
//! one message per sentence.

mod bundle;
mod date;
mod locale;

pub use bundle::{Text, text};
pub use date::{long_date, moment, short_date};
pub use locale::Locale;
