//! A visit and where it stands.

use chrono::NaiveDate;
use kernel::{AccountId, CountyId, Instant, UnitId, Version, VisitId};
use serde::{Deserialize, Serialize};

use crate::access::Act;

/// That a visit was announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// Who announced it.
    pub by: AccountId,
    /// For which unit, whose people come.
    pub unit: UnitId,
    /// When.
    pub at: Instant,
}

/// Where a visit stands, with what brought it there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum VisitState {
    /// Announced.
    Planned,
    /// They were there.
    Held {
        /// On which day, which may be another one than planned.
        on: NaiveDate,
        /// Minutes that it took of the school's people.
        minutes: u32,
        /// Who says so.
        by: AccountId,
        /// When.
        at: Instant,
    },
    /// They do not come.
    CalledOff {
        /// Why.
        reason: String,
        /// Who decided.
        by: AccountId,
        /// When.
        at: Instant,
    },
}

/// The name of a state alone: for filters, columns and sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VisitStateName {
    /// 待到校.
    Planned,
    /// 已到校.
    Held,
    /// 已取消.
    CalledOff,
}

impl VisitStateName {
    /// All names, in the order of the life of a visit.
    pub const ALL: [Self; 3] = [Self::Planned, Self::Held, Self::CalledOff];

    /// The stable name, as stored; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Held => "held",
            Self::CalledOff => "called-off",
        }
    }

    /// The state of that stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The acts that lead on from here.
    pub fn steps(self) -> &'static [Act] {
        match self {
            Self::Planned => &[Act::CloseVisit],
            Self::Held | Self::CalledOff => &[],
        }
    }
}

impl VisitState {
    /// Its name.
    pub fn name(&self) -> VisitStateName {
        match self {
            Self::Planned => VisitStateName::Planned,
            Self::Held { .. } => VisitStateName::Held,
            Self::CalledOff { .. } => VisitStateName::CalledOff,
        }
    }
}

/// A visit 到校检查: the people of a unit come to a school for a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolVisit {
    /// Its id.
    pub id: VisitId,
    /// The county.
    pub county: CountyId,
    /// The school.
    pub school: UnitId,
    /// Who announced it.
    pub announcement: Announcement,
    /// What for, in words.
    pub purpose: String,
    /// The day for which it was announced.
    pub planned_on: NaiveDate,
    /// Minutes of the school's people that it was announced to take.
    pub planned_minutes: u32,
    /// Where it stands.
    pub state: VisitState,
    /// Goes up with each change.
    pub version: Version,
}

impl SchoolVisit {
    /// The day on which it counts: that on which it was held, until then the planned one.
    pub fn on(&self) -> NaiveDate {
        match self.state {
            VisitState::Held { on, .. } => on,
            VisitState::Planned | VisitState::CalledOff { .. } => self.planned_on,
        }
    }

    /// The minutes that it counts, likewise.
    pub fn minutes(&self) -> u32 {
        match self.state {
            VisitState::Held { minutes, .. } => minutes,
            VisitState::Planned | VisitState::CalledOff { .. } => self.planned_minutes,
        }
    }

    pub(super) fn moved(self, state: VisitState) -> Self {
        let version = self.version.next();
        Self { state, version, ..self }
    }
}
