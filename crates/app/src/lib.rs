//! Commands, queries and the store, by area; and the one wrapper through which all writing goes.
//!
//! A command loads what its actor may see, requires the act, lets `domain` decide, saves and
//! records; [`App::command`] commits row + event + audit leaf + outbox together, or nothing.
//! A query asks a [`Reader`], whose connection cannot write.

pub mod access;
pub mod accounts;
pub mod backup;
pub mod calendar;
pub mod demonstration;
mod error;
pub mod files;
pub mod inspections;
pub mod intake;
mod migrations;
mod notifications;
pub mod org;
pub mod outbox;
pub mod plans;
mod reactions;
pub mod record;
mod shell;
pub mod upkeep;

pub use documents::xlsx::{Cell, Sheet};
pub use error::{Error, Result};
pub use shell::{
    App, Background, Command, Database, DayKey, FormKey, Installation, KeyStore, Obstacle, Page,
    Reader, Settings, Total, Work, calendar_of_the_pack,
};
