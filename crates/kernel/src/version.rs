//! Which state of a thing a person saw when deciding.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The version of an aggregate: 1 when made, one more with every change.
///
/// A form carries the version it showed; a command against another version is
/// stale and refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(pub i64);

impl Version {
    /// The version of a thing just made.
    pub const FIRST: Self = Self(1);

    /// The version after one more change.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_makes_a_later_version() {
        assert!(Version::FIRST.next() > Version::FIRST);
        assert_eq!(Version::FIRST.next().to_string(), "2");
    }
}
