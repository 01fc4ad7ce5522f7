//! The throttle 限速: after a few free tries each failure doubles the wait.

use chrono::TimeDelta;
use kernel::Instant;

/// Failures of one login that cost no wait.
pub const FREE_TRIES: u32 = 4;
/// Failures of one network that cost no wait: a whole school shares one address.
pub const FREE_TRIES_OF_NETWORK: u32 = 60;
/// The longest wait; nobody is locked out for good.
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(15);
/// After this long without a failure the count starts anew.
const FORGET_AFTER: TimeDelta = TimeDelta::hours(1);

/// Failed tries for one key (a login, a network, a receipt).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Throttle {
    /// Failures since the count began.
    pub failures: u32,
    /// When the last one came.
    pub last_failure_at: Instant,
}

impl Throttle {
    /// The throttle after one more failure at `now`.
    pub fn after_failure(before: Option<Self>, now: Instant) -> Self {
        let failures = match before {
            Some(past) if now < past.last_failure_at + FORGET_AFTER => past.failures,
            _ => 0,
        };
        Self { failures: failures.saturating_add(1), last_failure_at: now }
    }

    /// Until when the next try has to wait, if it has to; `free` failures cost nothing.
    pub fn blocked_until(self, free: u32, now: Instant) -> Option<Instant> {
        let over = self.failures.checked_sub(free).filter(|over| *over > 0)?;
        let wait = TimeDelta::seconds(1_i64 << over.min(10)).min(LONGEST_WAIT);
        Some(self.last_failure_at + wait).filter(|until| now < *until)
    }
}
