//! The kinds of units, and the tier of the supervision line that follows from the kind.

use serde::{Deserialize, Serialize};

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
    /// 科室: an office of the administrative line. It owes tasks and leads duties, and it stands
    /// outside the supervision line.
    Department,
    /// Beside the line: it is asked for nothing.
    Beside,
}

impl Tier {
    /// All tiers: the supervision line from the top, then the departments and the others.
    pub const ALL: [Self; 6] = [
        Self::DisciplineTeam,
        Self::BureauOffice,
        Self::SupervisionGroup,
        Self::School,
        Self::Department,
        Self::Beside,
    ];

    /// Whether tasks are given to units of this tier. The discipline team supervises and does
    /// no line work (三转); the office that gives the tasks owes none to itself.
    pub fn owes_tasks(self) -> bool {
        matches!(self, Self::SupervisionGroup | Self::School | Self::Department)
    }

    /// The stable name; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::DisciplineTeam => "discipline-team",
            Self::BureauOffice => "bureau-office",
            Self::SupervisionGroup => "supervision-group",
            Self::School => "school",
            Self::Department => "department",
            Self::Beside => "beside",
        }
    }
}

/// What a unit is 单位类型.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitKind {
    /// 派驻纪检监察组.
    DisciplineTeam,
    /// 教育局监督办公室.
    BureauOffice,
    /// 监督执纪小组.
    SupervisionGroup,
    /// 学校, kindergartens too: the stage tells.
    School,
    /// 中心学校: village schools and teaching points belong to it.
    CentralSchool,
    /// 教学点.
    TeachingPoint,
    /// 高等学校, with faculties.
    College,
    /// 教育局.
    EducationBureau,
    /// 社会发展局, in place of an education bureau.
    SocialDevelopmentBureau,
    /// 科室.
    Department,
    /// 二级单位: finance centre, research office, teacher training …
    AffiliatedInstitution,
    /// 二级学院 of a college.
    Faculty,
    /// 党委教育工作领导小组: coordinates across agencies.
    LeadingGroup,
    /// 乡镇纪委.
    TownDisciplineCommittee,
    /// Partner in joint visits 联动部门: market supervision, health, finance.
    PartnerAgency,
    /// 专班: across agencies, with an end.
    TaskForce,
    /// 家长委员会, such as the one that looks at meals.
    ParentsCommittee,
    /// 特邀监督员: supervisors from outside.
    HiredInspectors,
}

impl UnitKind {
    /// All kinds, in the order people list them.
    pub const ALL: [Self; 18] = [
        Self::DisciplineTeam,
        Self::BureauOffice,
        Self::SupervisionGroup,
        Self::School,
        Self::CentralSchool,
        Self::TeachingPoint,
        Self::College,
        Self::EducationBureau,
        Self::SocialDevelopmentBureau,
        Self::Department,
        Self::AffiliatedInstitution,
        Self::Faculty,
        Self::LeadingGroup,
        Self::TownDisciplineCommittee,
        Self::PartnerAgency,
        Self::TaskForce,
        Self::ParentsCommittee,
        Self::HiredInspectors,
    ];

    /// Where it stands in the supervision line.
    pub fn tier(self) -> Tier {
        match self {
            Self::DisciplineTeam => Tier::DisciplineTeam,
            Self::BureauOffice => Tier::BureauOffice,
            Self::SupervisionGroup => Tier::SupervisionGroup,
            Self::School | Self::CentralSchool | Self::TeachingPoint | Self::College => {
                Tier::School
            }
            Self::Department | Self::AffiliatedInstitution | Self::Faculty => Tier::Department,
            Self::EducationBureau
            | Self::SocialDevelopmentBureau
            | Self::LeadingGroup
            | Self::TownDisciplineCommittee
            | Self::PartnerAgency
            | Self::TaskForce
            | Self::ParentsCommittee
            | Self::HiredInspectors => Tier::Beside,
        }
    }

    /// Whether it is a school of any kind.
    pub fn is_school(self) -> bool {
        self.tier() == Tier::School
    }

    /// Kinds of which a county has one at a time, this one included; empty for all others.
    pub fn one_of(self) -> &'static [Self] {
        match self {
            Self::DisciplineTeam => &[Self::DisciplineTeam],
            Self::BureauOffice => &[Self::BureauOffice],
            Self::LeadingGroup => &[Self::LeadingGroup],
            Self::EducationBureau | Self::SocialDevelopmentBureau => {
                &[Self::EducationBureau, Self::SocialDevelopmentBureau]
            }
            _ => &[],
        }
    }

    /// Whether it is founded for a time: its rights end with it.
    pub fn has_end(self) -> bool {
        self == Self::TaskForce
    }

    /// The stable name, as stored; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::DisciplineTeam => "discipline-team",
            Self::BureauOffice => "bureau-office",
            Self::SupervisionGroup => "supervision-group",
            Self::School => "school",
            Self::CentralSchool => "central-school",
            Self::TeachingPoint => "teaching-point",
            Self::College => "college",
            Self::EducationBureau => "education-bureau",
            Self::SocialDevelopmentBureau => "social-development-bureau",
            Self::Department => "department",
            Self::AffiliatedInstitution => "affiliated-institution",
            Self::Faculty => "faculty",
            Self::LeadingGroup => "leading-group",
            Self::TownDisciplineCommittee => "town-discipline-committee",
            Self::PartnerAgency => "partner-agency",
            Self::TaskForce => "task-force",
            Self::ParentsCommittee => "parents-committee",
            Self::HiredInspectors => "hired-inspectors",
        }
    }

    /// The kind of that stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
