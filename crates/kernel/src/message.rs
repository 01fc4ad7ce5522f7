//! What is said to a person, before it is put into a language.
//!
//! A message is an id of the Fluent bundles in `locales/` with its arguments;
//! only `l10n` turns it into text.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One sentence to be said, as its id and the values it speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The id in the bundles, such as `task-already-approved`.
    pub id: Cow<'static, str>,
    /// The arguments, by name.
    #[serde(default)]
    pub args: Vec<(Cow<'static, str>, Arg)>,
}

/// A value inside a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arg {
    /// A text put in as it stands, such as a name.
    Text(String),
    /// A whole number; the bundle chooses the plural by it.
    Number(i64),
    /// A day, written as the language writes days.
    Date(NaiveDate),
}

impl Message {
    /// A message without arguments.
    pub const fn new(id: &'static str) -> Self {
        Self { id: Cow::Borrowed(id), args: Vec::new() }
    }

    /// The same message with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((Cow::Borrowed(name), value.into()));
        self
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<i32> for Arg {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Arg {
    /// A count; one beyond `i64::MAX` is shown as that.
    fn from(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<u64> for Arg {
    /// A count; one beyond `i64::MAX` is shown as that.
    fn from(count: u64) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<NaiveDate> for Arg {
    fn from(day: NaiveDate) -> Self {
        Self::Date(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_keeps_its_arguments_through_json() {
        let day: NaiveDate = "2026-10-13".parse().unwrap();
        let said =
            Message::new("task-due").with("on", day).with("unit", "Riverside").with("days", 5_u32);
        let json = serde_json::to_string(&said).unwrap();
        assert_eq!(serde_json::from_str::<Message>(&json).unwrap(), said);
        assert_eq!(said.args[2], (Cow::Borrowed("days"), Arg::Number(5)));
    }
}
