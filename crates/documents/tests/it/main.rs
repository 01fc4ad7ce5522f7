//! Workbooks, in and out: what is read, what is refused, and what comes back marked.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod bombs;
mod build;
mod reading;
mod writing;
