//! Recurring stretches of time, and the due day that follows from each.
//!
//! A duty that comes back every month or every term needs three words: how often
//! it comes ([`Cadence`]), which time it is ([`Period`], with a stable
//! [`PeriodKey`] such as `2026-09` or `2026-2027-1`), and when it is due within or
//! after that stretch ([`DueRule`]).
//!
//! All cadences but one tile time: every day belongs to exactly one week, month,
//! quarter or school year. Terms do not, since school holidays lie between them,
//! and only the county can tell their dates ([`TermDates`]).
//!
//! ```text
//! DueRule(Period(Cadence, day), WorkCalendar) -> (due day, provisional)
//! ```

mod cadence;
mod due_rule;
mod key;
mod span;
mod term;

pub use cadence::{Cadence, UnknownCadence};
pub use due_rule::{Anchor, DueRule};
pub use key::{PeriodKey, PeriodKeyError};
pub use span::{Period, periods};
pub use term::{SchoolYear, TermDates, TermNumber};
