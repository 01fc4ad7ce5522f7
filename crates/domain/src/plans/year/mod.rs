//! The year 年度履责: on which days duties fall due, and what a county says of standing ones.
//!
//! ```text
//! proposed by the pack --take over--> a duty --end--> ended --take over--> ...
//!          |  ^
//!     omit |  | propose again
//!          v  |
//!        omitted, with a reason
//! ```

mod days;
mod events;
mod refusal;

pub use days::{DueDay, NOTICE, begins_on, due_days};
pub use events::YearEvent;
pub use refusal::YearRefusal;
