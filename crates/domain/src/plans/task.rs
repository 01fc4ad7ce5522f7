//! A task and the life it leads.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use kernel::period::PeriodKey;
use kernel::{AccountId, CountyId, DutyId, Instant, TaskId, UnitId, Version, local_date};
use serde::{Deserialize, Serialize};

use super::{Confirmation, ExtensionRequest, Origin};
use crate::access::Doer;

/// The number of a task as people say it, such as `2026-000123`; unique in its county.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskNo {
    /// Year of the assignment.
    pub year: i32,
    /// Number in that year, from 1; in no order, so that it tells nothing of its neighbours.
    pub serial: u32,
}

impl fmt::Display for TaskNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:06}", self.year, self.serial)
    }
}

impl FromStr for TaskNo {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, serial) = text.split_once('-').ok_or(())?;
        let no = Self { year: year.parse().map_err(drop)?, serial: serial.parse().map_err(drop)? };
        if no.to_string() == text { Ok(no) } else { Err(()) }
    }
}

/// 交办: the bureau gave the task to the unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

/// 接受: the unit took it on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

/// 提交: evidence was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandIn {
    /// Who.
    pub by: AccountId,
    /// Whose place they had, as a substitute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_in_for: Option<AccountId>,
    /// When.
    pub at: Instant,
    /// 1 for the first time, 2 after the first return, and so on.
    pub round: u32,
    /// What the unit says to it.
    pub note: String,
    /// The unit's confirmation, of a pledge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pledge: Option<Confirmation>,
}

/// 退回: the bureau asks for more, with a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: Instant,
    /// What is missing.
    pub reason: String,
}

/// 审核通过: the bureau approved the hand-in; the task is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Who; never the person who handed in.
    pub by: AccountId,
    /// When.
    pub at: Instant,
    /// A remark, may be empty.
    pub remark: String,
    /// The office's confirmation, of a pledge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pledge: Option<Confirmation>,
}

/// Where a task stands, with what brought it there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum TaskState {
    /// Given to the unit.
    Assigned,
    /// Taken on by the unit.
    Accepted {
        /// The acceptance.
        acceptance: Acceptance,
    },
    /// Waiting for the bureau.
    HandedIn {
        /// The hand-in.
        hand_in: HandIn,
    },
    /// Back at the unit.
    Returned {
        /// The hand-in that was returned.
        hand_in: HandIn,
        /// The return.
        returned: Return,
    },
    /// Closed.
    Approved {
        /// The hand-in that was approved.
        hand_in: HandIn,
        /// The approval.
        approval: Approval,
    },
    /// Taken back before it was approved.
    Withdrawn {
        /// Why.
        reason: String,
    },
}

/// The name of a state alone: for filters, columns and sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskStateName {
    /// 待接受.
    Assigned,
    /// 办理中.
    Accepted,
    /// 待审核.
    HandedIn,
    /// 被退回.
    Returned,
    /// 已通过.
    Approved,
    /// 已撤回.
    Withdrawn,
}

impl TaskStateName {
    /// All names, in the order of the life of a task.
    pub const ALL: [Self; 6] = [
        Self::Assigned,
        Self::Accepted,
        Self::HandedIn,
        Self::Returned,
        Self::Approved,
        Self::Withdrawn,
    ];

    /// The stable name, as stored; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Assigned => "assigned",
            Self::Accepted => "accepted",
            Self::HandedIn => "handed-in",
            Self::Returned => "returned",
            Self::Approved => "approved",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of that stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether work is still owed by the unit or the bureau.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Approved | Self::Withdrawn)
    }

    /// Whether the unit still owes something; a hand-in under review is not late.
    pub fn is_owed_by_unit(self) -> bool {
        matches!(self, Self::Assigned | Self::Accepted | Self::Returned)
    }
}

impl HandIn {
    /// Who handed in, and in whose place.
    pub fn doer(&self) -> Doer {
        Doer { account: self.by, stands_in_for: self.stands_in_for }
    }
}

impl TaskState {
    /// Its name.
    pub fn name(&self) -> TaskStateName {
        match self {
            Self::Assigned => TaskStateName::Assigned,
            Self::Accepted { .. } => TaskStateName::Accepted,
            Self::HandedIn { .. } => TaskStateName::HandedIn,
            Self::Returned { .. } => TaskStateName::Returned,
            Self::Approved { .. } => TaskStateName::Approved,
            Self::Withdrawn { .. } => TaskStateName::Withdrawn,
        }
    }

    /// The approval, once there is one.
    pub fn approval(&self) -> Option<&Approval> {
        match self {
            Self::Approved { approval, .. } => Some(approval),
            _ => None,
        }
    }

    /// The latest hand-in, if there was one.
    pub fn hand_in(&self) -> Option<&HandIn> {
        match self {
            Self::HandedIn { hand_in }
            | Self::Returned { hand_in, .. }
            | Self::Approved { hand_in, .. } => Some(hand_in),
            Self::Assigned | Self::Accepted { .. } | Self::Withdrawn { .. } => None,
        }
    }
}

/// A task 任务: one unit's share of a duty, in one period if it recurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// The county.
    pub county: CountyId,
    /// Its number.
    pub no: TaskNo,
    /// The duty it is a share of.
    pub duty: DutyId,
    /// The period it is for, of a recurring duty.
    pub period: Option<PeriodKey>,
    /// The paragraph it comes from.
    pub origin: Option<Origin>,
    /// The unit that owes it.
    pub unit: UnitId,
    /// Its title.
    pub title: String,
    /// What is asked, frozen at the assignment.
    pub requirement: String,
    /// 牵头处室.
    pub lead_office: Option<String>,
    /// 配合处室, in order.
    pub supporting_offices: Vec<String>,
    /// The last day, until 24:00 local time.
    pub due_on: NaiveDate,
    /// Who gave it, and when.
    pub assignment: Assignment,
    /// Who has it in hand 经办人: whoever accepted it or handed in last, or took it over since.
    pub holder: Option<AccountId>,
    /// The day of the first hand-in; the light follows from it.
    pub first_handed_in_on: Option<NaiveDate>,
    /// The request for a later last day that waits.
    pub extension: Option<ExtensionRequest>,
    /// Where it stands.
    pub state: TaskState,
    /// Goes up with each change.
    pub version: Version,
}

impl Task {
    /// Whether the unit is late at `now`.
    pub fn is_overdue(&self, now: Instant) -> bool {
        self.state.name().is_owed_by_unit() && self.due_on < local_date(now)
    }

    /// The same task in a new state. A request for an extension lapses when the task closes.
    pub(super) fn moved(self, state: TaskState) -> Self {
        let extension = self.extension.filter(|_| state.name().is_open());
        Self { state, extension, version: self.version.next(), ..self }
    }
}
