//! How an account stands: from its invitation until it is closed.

use chrono::TimeDelta;
use kernel::Instant;

/// Whoever did not sign in for this long is asked whether the account is still needed
/// (GB/T 22239-2019, 8.1.4.2: accounts that nobody uses are found and closed).
pub const IDLE_AFTER: TimeDelta = TimeDelta::days(90);

/// How an account stands 账号状态.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountState {
    /// Nobody has a password for it; a code may be on its way.
    Invited,
    /// In use.
    Active,
    /// In nobody's use for [`IDLE_AFTER`].
    Idle,
    /// Its person has left.
    Closed,
}

impl AccountState {
    /// All states, in the order of an account's life.
    pub const ALL: [Self; 4] = [Self::Invited, Self::Active, Self::Idle, Self::Closed];

    /// The stable name; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Idle => "idle",
            Self::Closed => "closed",
        }
    }

    /// The state of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// The moments that say how an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountLife {
    /// When it was made.
    pub made_at: Instant,
    /// Whether somebody has a password for it.
    pub has_password: bool,
    /// When somebody last signed in.
    pub last_signed_in_at: Option<Instant>,
    /// From when on it is closed.
    pub closed_at: Option<Instant>,
}

impl AccountLife {
    /// How it stands at `now`.
    pub fn state(&self, now: Instant) -> AccountState {
        if self.closed_at.is_some_and(|closed| closed <= now) {
            return AccountState::Closed;
        }
        if !self.has_password {
            return AccountState::Invited;
        }
        if self.last_signed_in_at.unwrap_or(self.made_at) <= now - IDLE_AFTER {
            return AccountState::Idle;
        }
        AccountState::Active
    }
}
