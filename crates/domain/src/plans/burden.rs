//! What schools are asked for in a month, measured: the burden meter 负担计量.
//!
//! Over-documentation (过度留痕) is asked for by many, each asking a little. The meter adds up
//! what one school is asked, by whom, and shows how schools of one class compare: a median and
//! quartiles, never a ranking, and nothing for a class that is too small (`peers.rs`).

use std::ops::AddAssign;

/// What is asked of a school in a month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Burden {
    /// Tasks due in the month.
    pub tasks: u32,
    /// Pieces of evidence that were handed in for them.
    pub evidence: u32,
    /// Visits in the month that were not called off.
    pub visits: u32,
    /// Minutes that whoever asked thinks they need: an estimate.
    pub minutes: u32,
}

impl AddAssign for Burden {
    fn add_assign(&mut self, other: Self) {
        self.tasks += other.tasks;
        self.evidence += other.evidence;
        self.visits += other.visits;
        self.minutes += other.minutes;
    }
}
