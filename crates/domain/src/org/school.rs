//! What kind of school a school is: duties are asked of classes of schools.

use serde::{Deserialize, Serialize};

/// Stage of schooling 学段.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// 幼儿园.
    Kindergarten,
    /// 小学, teaching points 教学点 too.
    Primary,
    /// 初中.
    JuniorMiddle,
    /// 九年一贯制学校.
    NineYear,
    /// 普通高中.
    SeniorMiddle,
    /// 中等职业学校.
    Vocational,
    /// 特殊教育学校.
    Special,
    /// 高等学校.
    Higher,
}

impl Stage {
    /// All stages, in the order people list them.
    pub const ALL: [Self; 8] = [
        Self::Kindergarten,
        Self::Primary,
        Self::JuniorMiddle,
        Self::NineYear,
        Self::SeniorMiddle,
        Self::Vocational,
        Self::Special,
        Self::Higher,
    ];

    /// The stable name, as stored; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kindergarten => "kindergarten",
            Self::Primary => "primary",
            Self::JuniorMiddle => "junior-middle",
            Self::NineYear => "nine-year",
            Self::SeniorMiddle => "senior-middle",
            Self::Vocational => "vocational",
            Self::Special => "special",
            Self::Higher => "higher",
        }
    }

    /// The stage of that stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == name)
    }
}

/// Who runs a school 办学性质.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ownership {
    /// 公办.
    Public,
    /// 民办.
    Private,
}

impl Ownership {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Public, Self::Private];

    /// The stable name, as stored; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
        }
    }

    /// The ownership of that stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ownership| ownership.name() == name)
    }
}

/// What kind of school a unit is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolProfile {
    /// Its stage.
    pub stage: Stage,
    /// Who runs it.
    pub ownership: Ownership,
    /// The town 乡镇 it stands in.
    pub town: String,
    /// Whether pupils board there 寄宿制.
    pub boarding: bool,
}

/// A class of schools: what is named must hold, what is left empty holds for any.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SchoolClass {
    /// Of one of these stages.
    pub stages: Vec<Stage>,
    /// Run by one of these.
    pub ownerships: Vec<Ownership>,
    /// In one of these towns.
    pub towns: Vec<String>,
    /// Boarding, or not.
    pub boarding: Option<bool>,
}

impl SchoolClass {
    /// Whether a school of this profile is of the class.
    pub fn holds(&self, school: &SchoolProfile) -> bool {
        let any_or = |named: bool, empty: bool| empty || named;
        any_or(self.stages.contains(&school.stage), self.stages.is_empty())
            && any_or(self.ownerships.contains(&school.ownership), self.ownerships.is_empty())
            && any_or(self.towns.contains(&school.town), self.towns.is_empty())
            && self.boarding.is_none_or(|boarding| boarding == school.boarding)
    }

    /// Whether it is every school.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boarding_primary() -> SchoolProfile {
        let (stage, ownership) = (Stage::Primary, Ownership::Public);
        SchoolProfile { stage, ownership, town: "河畔镇".to_owned(), boarding: true }
    }

    #[test]
    fn an_empty_class_is_every_school() {
        assert!(SchoolClass::default().holds(&boarding_primary()));
    }

    #[test]
    fn everything_that_a_class_names_must_hold() {
        let boarding = SchoolClass { boarding: Some(true), ..SchoolClass::default() };
        let of_town = SchoolClass { towns: vec!["山前镇".to_owned()], ..boarding.clone() };
        assert!(boarding.holds(&boarding_primary()));
        assert!(!of_town.holds(&boarding_primary()));
    }
}
