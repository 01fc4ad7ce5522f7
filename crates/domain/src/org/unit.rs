//! A unit and its place in the two lines.

use chrono::NaiveDate;
use kernel::{CountyId, UnitId, Version};
use serde::{Deserialize, Serialize};

use super::{Line, Ownership, SchoolProfile, Stage, Tier, UnitKind};

/// A unit's name in the two languages of the product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitName {
    /// The official name.
    pub zh: String,
    /// The English name; the official one where there is none.
    pub en: String,
}

/// That a unit is closed 撤销.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// Its last day.
    pub on: NaiveDate,
    /// The unit that took over what was open, or into which it was merged.
    pub successor: Option<UnitId>,
    /// Why.
    pub reason: String,
}

/// A unit 单位 of the county.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// The county it belongs to.
    pub county: CountyId,
    /// What it is.
    pub kind: UnitKind,
    /// The unit that guides it: of a school its group, of all others none.
    pub guided_by: Option<UnitId>,
    /// The unit above it in the administrative line.
    pub belongs_to: Option<UnitId>,
    /// What kind of school it is; of other units none.
    pub school: Option<SchoolProfile>,
    /// Its name today.
    pub name: UnitName,
    /// Its last day known beforehand, of a task force.
    pub ends_on: Option<NaiveDate>,
    /// That it is closed.
    pub closure: Option<Closure>,
    /// Goes up with each change.
    pub version: Version,
}

impl Unit {
    /// Its tier of the supervision line.
    pub fn tier(&self) -> Tier {
        self.kind.tier()
    }

    /// Under which unit it is counted: the group that guides it, otherwise itself.
    pub fn head(&self) -> UnitId {
        self.guided_by.unwrap_or(self.id)
    }

    /// The class in which a school is compared with others; of other units none.
    pub fn class(&self) -> Option<(Stage, Ownership)> {
        self.school.as_ref().map(|school| (school.stage, school.ownership))
    }

    /// Whether it is not closed.
    pub fn is_open(&self) -> bool {
        self.closure.is_none()
    }

    /// The unit above it in this line.
    pub fn above(&self, line: Line) -> Option<UnitId> {
        match line {
            Line::Supervision => self.guided_by,
            Line::Administration => self.belongs_to,
        }
    }
}
