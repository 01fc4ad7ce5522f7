//! The house file: the order of the areas, and what is permitted with a reason.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;

/// `crates/xtask/house.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct House {
    /// The areas by tier, the lowest first.
    pub(crate) tiers: Vec<Vec<String>>,
    /// The areas that listen to every other and that no area imports.
    pub(crate) side: Vec<String>,
    /// Names for sets of foreign crates.
    pub(crate) groups: BTreeMap<String, Vec<String>>,
    /// What each crate of the workspace may use.
    pub(crate) crates: BTreeMap<String, CrateRule>,
    /// Files and folders beside the areas.
    #[serde(default)]
    pub(crate) room: Vec<Room>,
    /// Crates that may be used in one area only.
    #[serde(default)]
    pub(crate) only_in: Vec<OnlyIn>,
    /// Files and functions that may be longer.
    #[serde(default)]
    pub(crate) long: Vec<Long>,
    /// Files whose literals may hold Chinese.
    #[serde(default)]
    pub(crate) chinese: Vec<Chinese>,
}

/// What a crate may use.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CrateRule {
    /// Crates of the workspace that it may use; any when absent.
    pub(crate) ours: Option<Vec<String>>,
    /// Groups of foreign crates that it must not use.
    #[serde(default)]
    pub(crate) never: Vec<String>,
}

/// A file or folder of a layer that is no area.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Room {
    /// `domain`, `app` or `web`.
    pub(crate) layer: String,
    /// Its name, without `.rs`.
    pub(crate) name: String,
    reason: String,
}

/// A crate that one layer may use in one area only.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OnlyIn {
    /// The layer.
    pub(crate) layer: String,
    /// The crate it uses.
    pub(crate) used: String,
    /// The area in which it may.
    pub(crate) area: String,
    reason: String,
}

/// A file, or a function of it, that may be longer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Long {
    /// The file, relative to the root.
    pub(crate) file: String,
    /// The function; the file itself when absent.
    pub(crate) function: Option<String>,
    /// The most lines it may have.
    pub(crate) lines: usize,
    reason: String,
}

/// A file whose literals may hold Chinese.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Chinese {
    /// The end of the file's path.
    pub(crate) file: String,
    reason: String,
}

impl House {
    /// Reads the house file of the tree.
    pub(crate) fn load(root: &Path) -> Result<Self> {
        let path = root.join("crates/xtask/house.toml");
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        Self::read(&text).context("crates/xtask/house.toml")
    }

    /// Reads a house file; every permission must give its reason.
    pub(crate) fn read(text: &str) -> Result<Self> {
        let house: Self = toml::from_str(text)?;
        let reasons = (house.room.iter().map(|it| &it.reason))
            .chain(house.only_in.iter().map(|it| &it.reason))
            .chain(house.long.iter().map(|it| &it.reason))
            .chain(house.chinese.iter().map(|it| &it.reason));
        for reason in reasons {
            ensure!(!reason.trim().is_empty(), "a permission without a reason");
        }
        Ok(house)
    }

    /// The tier of an area, 1 the lowest; side areas stand above all; none for other names.
    pub(crate) fn tier(&self, area: &str) -> Option<usize> {
        if self.is_side(area) {
            return Some(self.tiers.len() + 1);
        }
        self.tiers.iter().position(|areas| areas.iter().any(|a| a == area)).map(|at| at + 1)
    }

    /// Whether it is an area that only listens.
    pub(crate) fn is_side(&self, area: &str) -> bool {
        self.side.iter().any(|side| side == area)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permission_without_a_reason_is_refused() {
        let text =
            "tiers = []\nside = []\n[groups]\n[crates]\n[[room]]\nlayer = 'app'\nname = 'x'\n";
        assert!(House::read(&format!("{text}reason = ' '")).is_err());
        assert!(House::read(&format!("{text}reason = 'because'")).is_ok());
    }

    #[test]
    fn side_areas_stand_above_all_tiers() {
        let house = crate::testing::house();
        assert_eq!(house.tier("org"), Some(1));
        assert!(house.tier("audit") > house.tier("statistics"));
        assert_eq!(house.tier("shell"), None);
    }
}
