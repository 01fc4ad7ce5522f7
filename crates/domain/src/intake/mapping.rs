//! Which column of a sheet is which column of the template.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::spelling::name_key;
use super::{Head, HeadColumn, ImportRefusal, Template};

/// A mapping 列对应: the template's column for a column of the sheet, from 1. What is not in it is
/// not taken in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mapping(BTreeMap<u32, String>);

impl Mapping {
    /// The mapping of these columns.
    pub fn of(columns: impl IntoIterator<Item = (u32, String)>) -> Self {
        Self(columns.into_iter().collect())
    }

    /// The mapping that the heads suggest: a column is known by one of its spellings, the usual
    /// ones first, each column of the sheet once.
    pub fn guess(template: &Template, head: &Head) -> Self {
        let mut guessed = BTreeMap::new();
        for column in &template.columns {
            let spellings = column.spellings.iter().map(|spelling| name_key(spelling));
            let known = |spelling: String| {
                let is_it = |it: &&HeadColumn| {
                    it.keys.contains(&spelling) && !guessed.contains_key(&it.column)
                };
                head.columns.iter().find(is_it)
            };
            if let Some(found) = spellings.filter(|key| !key.is_empty()).find_map(known) {
                guessed.insert(found.column, column.key.clone());
            }
        }
        Self(guessed)
    }

    /// How many columns are known.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a column of the sheet is.
    pub fn of_column(&self, column: u32) -> Option<&str> {
        self.0.get(&column).map(String::as_str)
    }

    /// Where a column of the template stands in the sheet.
    pub fn column_of(&self, key: &str) -> Option<u32> {
        self.0.iter().find(|(_, it)| *it == key).map(|(column, _)| *column)
    }

    /// Only what the template has.
    #[must_use]
    pub fn within(mut self, template: &Template) -> Self {
        self.0.retain(|_, key| template.place(key).is_some());
        self
    }
}

/// Goes on only if every required column has a place, and none has two.
///
/// # Errors
/// [`ImportRefusal::ColumnMissing`] or [`ImportRefusal::ColumnTwice`].
pub fn require_complete(template: &Template, mapping: &Mapping) -> Result<(), ImportRefusal> {
    for column in &template.columns {
        let places = mapping.0.values().filter(|key| **key == column.key).count();
        let column = column.key.clone();
        match places {
            0 if template.columns.iter().any(|it| it.key == column && it.required) => {
                return Err(ImportRefusal::ColumnMissing { column });
            }
            0 | 1 => {}
            _ => return Err(ImportRefusal::ColumnTwice { column }),
        }
    }
    Ok(())
}
