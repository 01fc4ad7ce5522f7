//! What is known besides the sheet.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use kernel::UnitId;

use super::spelling::name_key;

/// What a row is judged by, beyond the row.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The present day; dates without a year are of its year.
    pub today: NaiveDate,
    /// Units by what they are called; two may share a name.
    units: HashMap<String, HashSet<UnitId>>,
    /// The names as they are written, for suggestions.
    names: Vec<String>,
    /// What is there already, by column.
    taken: HashMap<String, HashSet<String>>,
}

impl Context {
    /// Nothing is known but the day.
    pub fn on(today: NaiveDate) -> Self {
        Self { today, ..Self::default() }
    }

    /// Makes a unit known under a name, an alias or a code.
    pub fn know_unit(&mut self, name: &str, unit: UnitId) {
        self.units.entry(name_key(name)).or_default().insert(unit);
        self.names.push(name.to_owned());
    }

    /// Says that a unique column has this value already.
    pub fn take(&mut self, column: &str, value: &str) {
        self.taken.entry(column.to_owned()).or_default().insert(name_key(value));
    }

    /// The units of this name.
    pub(super) fn units_called(&self, name: &str) -> Vec<UnitId> {
        self.units.get(&name_key(name)).into_iter().flatten().copied().collect()
    }

    /// Whether a unique column has this value already.
    pub(super) fn has(&self, column: &str, key: &str) -> bool {
        self.taken.get(column).is_some_and(|taken| taken.contains(key))
    }

    /// The known name that shares most characters with this one, if it shares half of them.
    pub(super) fn nearest(&self, name: &str) -> Option<&str> {
        let asked: HashSet<char> = name_key(name).chars().collect();
        let shared = |known: &&String| {
            let known: HashSet<char> = name_key(known).chars().collect();
            (200 * asked.intersection(&known).count()).checked_div(asked.len() + known.len())
        };
        let nearest = self.names.iter().max_by_key(shared)?;
        (shared(&nearest)? >= 50).then_some(nearest.as_str())
    }
}
