//! The rules of the field, by area. Pure: no IO, no clock, no ids of its own.
//!
//! A decision is `state + order + now -> new state + event`, or a refusal whose every
//! variant is one sentence that a person can read. What a rule needs, it is given.

pub mod access;
pub mod accounts;
pub mod calendar;
pub mod event;
pub mod files;
pub mod inspections;
pub mod intake;
pub mod org;
pub mod plans;
pub mod record;
pub mod refusal;

pub use event::{Event, Subject};
pub use refusal::Refusal;
