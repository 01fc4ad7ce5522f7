//! Values that JSON has as a stable name or as a day.

use std::borrow::Cow;

use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::super::written_day;

/// A kind of value of which each has a stable name.
pub(crate) trait HasName: Copy + Send + 'static {
    /// What the document calls the kind.
    const KIND: &'static str;

    /// All of them.
    fn all() -> Vec<Self>;

    /// The stable name.
    fn stable_name(self) -> &'static str;
}

/// Says that these types have stable names: `impl_named!(TaskStateName, Light)`.
macro_rules! impl_named {
    ($($kind:ty => $name:literal),+ $(,)?) => {
        $(impl $crate::shell::api::HasName for $kind {
            const KIND: &'static str = $name;

            fn all() -> Vec<Self> {
                Self::ALL.to_vec()
            }

            fn stable_name(self) -> &'static str {
                self.name()
            }
        })+
    };
}
pub(crate) use impl_named;

/// A value told by its stable name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Named<T>(pub(crate) T);

impl<T: HasName> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.stable_name())
    }
}

impl<'de, T: HasName> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let found = T::all().into_iter().find(|value| value.stable_name() == name);
        found.map(Self).ok_or_else(|| serde::de::Error::custom("no such name"))
    }
}

impl<T: HasName> JsonSchema for Named<T> {
    fn schema_name() -> Cow<'static, str> {
        T::KIND.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = T::all().into_iter().map(HasName::stable_name).collect();
        json_schema!({ "type": "string", "enum": names })
    }
}

/// A day, as `2026-09-28`, in years that people live in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Day(pub(crate) NaiveDate);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let day = written_day(&String::deserialize(deserializer)?);
        day.map(Self).ok_or_else(|| serde::de::Error::custom("no day"))
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}
