//! What a good cell says.

use chrono::NaiveDate;
use kernel::UnitId;
use kernel::period::{SchoolYear, TermNumber};

/// What a good cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text.
    Text(String),
    /// The stable name of a choice.
    Choice(String),
    /// A whole number.
    Whole(u64),
    /// An amount of money in fen 分, a hundredth of a yuan.
    Money(i64),
    /// A day.
    Day(NaiveDate),
    /// A term.
    Term(SchoolYear, TermNumber),
    /// Yes or no.
    YesNo(bool),
    /// A code or number, its last letter large.
    Digits(String),
    /// A unit.
    Unit(UnitId),
}

impl Value {
    /// What two rows that say the same have in common.
    pub(super) fn key(&self) -> String {
        match self {
            Self::Text(text) => super::spelling::name_key(text),
            Self::Digits(digits) => digits.clone(),
            other => format!("{other:?}"),
        }
    }
}
