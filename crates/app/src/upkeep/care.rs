//! What an installation watches over, said once at the start.

use chrono::TimeDelta;

/// What is watched, and what is held back. By default nothing: a demonstration worries nobody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Care {
    /// Bytes that should stay free on the disk of the installation.
    pub disk_floor: Option<u64>,
    /// How old the last backup may become.
    pub backup_age: Option<TimeDelta>,
    /// Keys of the classes that are under a legal hold 法定保全: nothing of them is forgotten.
    pub holds: Vec<String>,
}

impl Care {
    /// Whether the class is held.
    pub fn holds(&self, class: &str) -> bool {
        self.holds.iter().any(|held| held == class)
    }
}
