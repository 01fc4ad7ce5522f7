//! Master data of schools 学校基础信息: code, class of place, campuses, and how many pupils a term.
//!
//! Counts of the unit only; nothing here is about a pupil. The code is the ten-digit
//! 学校（机构）标识码 of the education statistics.

use kernel::period::PeriodKey;
use serde::{Deserialize, Serialize};

use super::UnitRefusal;

/// School code 学校标识码: ten digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SchoolCode(String);

impl SchoolCode {
    /// The code that this text is.
    ///
    /// # Errors
    /// [`UnitRefusal::CodeWrong`] for anything but ten digits.
    pub fn read(text: &str) -> Result<Self, UnitRefusal> {
        let text = text.trim();
        let is_code = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_code { Ok(Self(text.to_owned())) } else { Err(UnitRefusal::CodeWrong) }
    }

    /// Its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Urban or rural 城乡类型, as the statistics divide places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AreaClass {
    /// 城区.
    Urban,
    /// 镇区.
    Town,
    /// 乡村.
    Rural,
}

impl AreaClass {
    /// All classes.
    pub const ALL: [Self; 3] = [Self::Urban, Self::Town, Self::Rural];

    /// The stable name, as stored; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Urban => "urban",
            Self::Town => "town",
            Self::Rural => "rural",
        }
    }

    /// The class of that stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.name() == name)
    }
}

/// Master data of a school; what nobody entered is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SchoolRecord {
    /// Its code.
    pub code: Option<SchoolCode>,
    /// Urban or rural.
    pub area: Option<AreaClass>,
    /// How many campuses 校区 it has.
    pub campuses: Option<u16>,
}

/// How many pupils a school has in a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PupilCount {
    /// The term.
    pub term: PeriodKey,
    /// All pupils.
    pub pupils: u32,
    /// Those who board.
    pub boarders: u32,
}

impl PupilCount {
    /// Most pupils that a school can be said to have; more is a slip of the hand.
    const MOST: u32 = 100_000;

    /// Looks whether the counts can be.
    ///
    /// # Errors
    /// [`UnitRefusal::CountsWrong`].
    pub fn check(&self) -> Result<(), UnitRefusal> {
        let is_term = matches!(self.term, PeriodKey::Term(..));
        if !is_term || self.boarders > self.pupils || self.pupils > Self::MOST {
            return Err(UnitRefusal::CountsWrong);
        }
        Ok(())
    }
}
