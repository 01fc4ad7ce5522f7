//! Inspections 检查: who goes to schools, when and what for.
//!
//! So far its thinnest slice, the visits that are announced. A unit (the office, a group, a
//! department) announces beforehand that it comes to a school on a day, what for, and how many
//! minutes it asks of the school; it says afterwards that it was there, or calls the visit off:
//!
//! ```text
//! Planned --hold--> Held
//!    |
//!    +--call off--> CalledOff
//! ```
//!
//! Visits are counted in the burden meter: several offices that come in one week are one reason
//! for paper without work (过度留痕). Whoever announces a visit therefore learns which units come
//! to the same school in the same week, so that they can come together; not what for.

mod events;
mod life;
mod refusal;
mod visit;

pub use events::{VISIT_KINDS, VisitEvent};
pub use life::{LONGEST_PURPOSE, MOST_MINUTES, VisitOrder, announce, call_off, hold};
pub use refusal::VisitRefusal;
pub use visit::{Announcement, SchoolVisit, VisitState, VisitStateName};
