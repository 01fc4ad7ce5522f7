//! The shell around every area: the open databases, the command wrapper, the read handle.
//!
//! Nobody else begins or commits a transaction. Sessions, throttles, form keys and the marks
//! of delivered mail are ephemera: they are written beside the wrapper and leave no event.

mod app;
mod background;
mod calendar;
mod command;
mod database;
mod day_key;
#[cfg(test)]
pub(crate) mod explained;
mod keys;
mod obstacle;
mod once;
mod page;
mod reader;
mod settings;
mod stored;
mod work;
mod workbook;

pub use app::App;
pub use background::Background;
pub use calendar::calendar_of_the_pack;
pub use command::Command;
pub use database::Database;
pub use day_key::DayKey;
pub use keys::KeyStore;
pub use obstacle::Obstacle;
pub use once::FormKey;
pub use page::{Page, Total};
pub use reader::Reader;
pub use settings::{Installation, Settings};
pub use work::Work;

pub(crate) use calendar::{Calendars, calendar_with};
pub(crate) use database::writing;
pub(crate) use once::forget_old_form_keys;
pub(crate) use stored::unreadable;
