//! Typed ids: a task's id cannot be passed where a unit's is asked for.
//!
//! Every id is a UUID (RFC 9562). New ones come from an [`Ids`] that the
//! caller is given, so that tests and the demonstration county are repeatable.
//! An id tells when it was made; it is a name, never a secret or a right.

use std::sync::atomic::{AtomicU64, Ordering};

use uuid::{Builder, Uuid, Variant, Version};

/// Where new ids come from.
pub trait Ids: Send + Sync {
    /// A UUID this source has not given before.
    fn uuid(&self) -> Uuid;
}

/// Random ids that sort by the time they were made (UUID version 7).
#[derive(Debug, Default, Clone, Copy)]
pub struct TimeOrderedIds;

impl Ids for TimeOrderedIds {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks for random ids")]
    fn uuid(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// Repeatable ids, for tests: the same seed gives the same ascending row (UUID version 8).
#[derive(Debug, Default)]
pub struct SeededIds {
    seed: u64,
    given: AtomicU64,
}

impl SeededIds {
    /// A source whose ids differ from those of every other seed below 2⁴⁸.
    pub const fn new(seed: u64) -> Self {
        Self { seed, given: AtomicU64::new(0) }
    }
}

impl Ids for SeededIds {
    fn uuid(&self) -> Uuid {
        let number = self.given.fetch_add(1, Ordering::Relaxed);
        // The shift keeps the seed clear of the version bits.
        let bits = (u128::from(self.seed) << 80) | u128::from(number);
        Builder::from_u128(bits)
            .with_variant(Variant::RFC4122)
            .with_version(Version::Custom)
            .into_uuid()
    }
}

/// A text that is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an id: 32 hexadecimal digits with hyphens are expected")]
pub struct IdParseError;

/// Declares a typed id: `typed_id!(TaskId, "One task of a plan 任务.");`
macro_rules! typed_id {
    ($name:ident, $doc:literal) => {
        #[doc = $doc]
        #[derive(
            Debug,
            Clone,
            Copy,
            PartialEq,
            Eq,
            Hash,
            PartialOrd,
            Ord,
            serde::Serialize,
            serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(uuid::Uuid);

        impl $name {
            /// A new id, from the given source.
            pub fn fresh(ids: &dyn $crate::Ids) -> Self {
                Self(ids.uuid())
            }

            /// The id with this UUID, for example from a row.
            pub const fn from_uuid(uuid: uuid::Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID, for example for a row.
            pub const fn as_uuid(&self) -> uuid::Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0.hyphenated(), out)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::IdParseError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self).map_err(|_| $crate::IdParseError)
            }
        }
    };
}
pub(crate) use typed_id;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::TaskId;

    #[test]
    fn seeded_ids_are_repeatable_ascending_and_differ_by_seed() {
        let row = |seed| {
            let ids = SeededIds::new(seed);
            (0..50).map(|_| ids.uuid()).collect::<Vec<_>>()
        };
        assert_eq!(row(1), row(1));
        assert!(row(1).is_sorted());
        let all: BTreeSet<_> = row(1).into_iter().chain(row(2)).collect();
        assert_eq!(all.len(), 100);
    }

    #[test]
    fn time_ordered_ids_ascend() {
        let row: Vec<_> = (0..1000).map(|_| TimeOrderedIds.uuid()).collect();
        assert!(row.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn an_id_survives_text_and_json() {
        let id = TaskId::fresh(&SeededIds::new(7));
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(id.to_string().len(), 36);
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, format!("\"{id}\""));
        assert_eq!(serde_json::from_str::<TaskId>(&json).unwrap(), id);
    }

    #[test]
    fn a_text_that_is_no_id_is_refused() {
        assert_eq!("task-1".parse::<TaskId>(), Err(IdParseError));
    }
}
