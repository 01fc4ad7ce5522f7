//! The world of the tests: a small county with its people, on a real database.
//!
//! The cast is the same in every test: the county *Lanxi* with its discipline team and its
//! bureau office; *Riverside* and *Hillside*, each guided by a group of its own; *Chen* and
//! *Qian* of the bureau, *Wu* of Riverside, *Zhao* of Hillside, *He* of the Riverside Group,
//! *Fang* of the Finance department, and *Sun* of the discipline team, who sees everything and closes nothing.
//!
//! It is 10:00 in Beijing on 28 September 2026 until a test moves the clock. A test is an
//! `async fn(World)`, and [`on_both_engines!`] runs it on SQLite and on PostgreSQL.
#![expect(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a test world may panic")]

mod cast;
mod disposable;
mod engine;
mod people;
mod plans;
mod raw;
mod run;
mod tasks;
mod template;
mod tokens;
mod world;

pub use cast::{Cast, PASSWORD, person_of};
pub use engine::Engine;
pub use plans::SamplePlan;
pub use run::run_on;
pub use tasks::TaskFor;
pub use world::World;
