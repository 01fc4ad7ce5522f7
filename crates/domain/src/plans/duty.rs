//! A duty: what many units are asked, once or again and again.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use kernel::period::{Cadence, DueRule};
use kernel::{AccountId, CountyId, DutyId, Instant, MeasureId, PhaseId, PlanId, UnitId, Version};
use serde::{Deserialize, Serialize};

use super::{Pledge, StandingKey};
use crate::org::{SchoolClass, Tier, Unit};

/// The number of a duty as people say it, from 1; unique in its county.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DutyNo(pub u32);

impl fmt::Display for DutyNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for DutyNo {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// The paragraph of a plan that a duty comes from. A standing duty of the year has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// The plan.
    pub plan: PlanId,
    /// Its measure.
    pub measure: MeasureId,
}

/// Who is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Audience {
    /// These units.
    Units {
        /// Which.
        units: Vec<UnitId>,
    },
    /// All supervision groups.
    Groups,
    /// All schools of a class; schools that join it later are asked from then on.
    Schools {
        /// The class.
        class: SchoolClass,
    },
}

impl Audience {
    /// Whether `unit` is asked; a closed one is asked for nothing.
    pub fn holds(&self, unit: &Unit) -> bool {
        unit.is_open() && self.names(unit)
    }

    fn names(&self, unit: &Unit) -> bool {
        match self {
            Self::Units { units } => unit.tier().owes_tasks() && units.contains(&unit.id),
            Self::Groups => unit.tier() == Tier::SupervisionGroup,
            Self::Schools { class } => match &unit.school {
                Some(school) => class.holds(school),
                None => unit.tier() == Tier::School && class.is_all(),
            },
        }
    }
}

/// How often it is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Recurrence {
    /// Once.
    Once {
        /// The last day.
        due_on: NaiveDate,
    },
    /// In each period.
    Every {
        /// How long a period is.
        cadence: Cadence,
        /// How the last day follows from the period.
        due: DueRule,
        /// Periods that end before this day are not asked.
        from: NaiveDate,
        /// Periods that begin after this day are not asked.
        until: Option<NaiveDate>,
    },
}

impl Recurrence {
    /// Whether a period may begin on `today` or later.
    pub fn goes_on(&self, today: NaiveDate) -> bool {
        matches!(self, Self::Every { until, .. } if until.is_none_or(|until| today <= until))
    }
}

/// The order by which a duty began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Establishment {
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

/// Where a duty stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum DutyState {
    /// It is asked.
    InForce,
    /// It is asked no more.
    Ended {
        /// Who ended it.
        by: AccountId,
        /// When.
        at: Instant,
        /// Why.
        reason: String,
    },
}

/// A duty 履责事项: what many units are asked. Each unit's share in each period is a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Its id.
    pub id: DutyId,
    /// The county.
    pub county: CountyId,
    /// Its number.
    pub no: DutyNo,
    /// The paragraph it comes from.
    pub origin: Option<Origin>,
    /// The phase of its plan that it belongs to.
    pub phase: Option<PhaseId>,
    /// The standing duty that it was made of.
    pub standing: Option<StandingKey>,
    /// Its title.
    pub title: String,
    /// What is asked.
    pub requirement: String,
    /// 牵头处室.
    pub lead_office: Option<String>,
    /// 配合处室, in order.
    pub supporting_offices: Vec<String>,
    /// Who is asked.
    pub audience: Audience,
    /// How often.
    pub recurrence: Recurrence,
    /// Minutes that one unit is thought to need for one task; the burden meter adds them up.
    pub minutes: u32,
    /// The text that both sides confirm, of a pledge.
    pub pledge: Option<Pledge>,
    /// Who began it, and when.
    pub establishment: Establishment,
    /// Where it stands.
    pub state: DutyState,
    /// Goes up with each change.
    pub version: Version,
}

impl Duty {
    /// Whether it is still asked.
    pub fn is_in_force(&self) -> bool {
        self.state == DutyState::InForce
    }
}
