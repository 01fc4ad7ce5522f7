//! A unit and its place in the supervision line.

use kernel::{CountyId, UnitId};
use serde::{Deserialize, Serialize};

use super::{Ownership, SchoolProfile, Stage};

/// Tier of the supervision line 监督网络层级, from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// 派驻纪检监察组: supervises its host, closes nothing.
    DisciplineTeam,
    /// 教育局监督办公室: assigns, reviews and closes.
    BureauOffice,
    /// 监督执纪小组: guides the schools of its area.
    SupervisionGroup,
    /// 学校 (kindergartens and teaching points too).
    School,
    /// 科室: an office of the authority's administrative line. It owes tasks and leads duties,
    /// and it stands outside the supervision line.
    Department,
}

impl Tier {
    /// All tiers: the supervision line from the top, then the departments.
    pub const ALL: [Self; 5] = [
        Self::DisciplineTeam,
        Self::BureauOffice,
        Self::SupervisionGroup,
        Self::School,
        Self::Department,
    ];

    /// Whether tasks are given to units of this tier. The discipline team supervises and does
    /// no line work (三转); the office that gives the tasks owes none to itself.
    pub fn owes_tasks(self) -> bool {
        matches!(self, Self::SupervisionGroup | Self::School | Self::Department)
    }

    /// The stable name, as stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::DisciplineTeam => "discipline-team",
            Self::BureauOffice => "bureau-office",
            Self::SupervisionGroup => "supervision-group",
            Self::School => "school",
            Self::Department => "department",
        }
    }

    /// The tier of that stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| tier.name() == name)
    }
}

/// A unit's name in the two languages of the product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitName {
    /// The official name.
    pub zh: String,
    /// The English name; the official one where there is none.
    pub en: String,
}

/// A unit 单位 of the county's supervision line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// The county it belongs to.
    pub county: CountyId,
    /// Its tier.
    pub tier: Tier,
    /// The unit that guides it: of a school its group, of all others none.
    pub guided_by: Option<UnitId>,
    /// What kind of school it is; of other units none.
    pub school: Option<SchoolProfile>,
    /// Its name.
    pub name: UnitName,
}

impl Unit {
    /// Under which unit it is counted: the group that guides it, otherwise itself.
    pub fn head(&self) -> UnitId {
        self.guided_by.unwrap_or(self.id)
    }

    /// The class in which a school is compared with others; of other units none.
    pub fn class(&self) -> Option<(Stage, Ownership)> {
        self.school.as_ref().map(|school| (school.stage, school.ownership))
    }
}
