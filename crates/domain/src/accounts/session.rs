//! How long a session 会话 lives.

use chrono::TimeDelta;
use kernel::Instant;

/// A session without a request for this long has ended.
pub const IDLE_LIFE: TimeDelta = TimeDelta::minutes(30);
/// A session ends after this long in any case.
pub const ABSOLUTE_LIFE: TimeDelta = TimeDelta::hours(8);

/// The two times that decide whether a session still lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLife {
    /// When the person signed in.
    pub began_at: Instant,
    /// When the last request came.
    pub last_seen_at: Instant,
}

impl SessionLife {
    /// When it ends if no further request comes.
    pub fn ends_at(self) -> Instant {
        (self.last_seen_at + IDLE_LIFE).min(self.began_at + ABSOLUTE_LIFE)
    }

    /// Whether it lives at `now`.
    pub fn lives(self, now: Instant) -> bool {
        now < self.ends_at()
    }
}
