//! The time that a plan takes: its phases, and what is to be reached by when.
//!
//! Many plans run in phases (动员部署, 认真建设, 巩固提升) and name a horizon years ahead, often
//! a mere year. The bureau enters both; a change supersedes the whole schedule (invariant 6).

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use kernel::{Message, PhaseId, PlanId, Version};
use serde::{Deserialize, Serialize};

use super::PlanEvent;
use super::assign::filled;
use crate::Refusal;

/// The years that a milestone may name.
const YEARS: Range<i32> = 2000..2100;

/// A phase 阶段 of a plan; duties may belong to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    /// Its id; duties point to it.
    pub id: PhaseId,
    /// Its name.
    pub name: String,
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

/// A milestone 节点目标: what is to be reached by a day, or in the course of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// What.
    pub name: String,
    /// The year.
    pub year: i32,
    /// The day, where the plan names one.
    pub on: Option<NaiveDate>,
}

/// The schedule of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// The plan.
    pub plan: PlanId,
    /// Its phases, by their first day.
    pub phases: Vec<Phase>,
    /// Its milestones, by their year and day.
    pub milestones: Vec<Milestone>,
    /// Goes up with each change; the first one is that of a plan without a schedule.
    pub version: Version,
}

/// A phase as it is ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseOrder {
    /// Its id: that of a phase that is there, or a fresh one.
    pub id: PhaseId,
    /// Its name.
    pub name: String,
    /// The first day.
    pub first: Option<NaiveDate>,
    /// The last day.
    pub last: Option<NaiveDate>,
}

/// A milestone as it is ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MilestoneOrder {
    /// What.
    pub name: String,
    /// The year or the day: `2032`, `2032-06-30`.
    pub when: String,
}

/// Why a schedule is refused; rows are counted from 1, as people see them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleRefusal {
    /// A phase has no name or lacks a day.
    #[error("phase {row} has a name, a first and a last day")]
    PhaseIncomplete {
        /// Which row.
        row: usize,
    },
    /// A phase ends before it begins.
    #[error("phase {row} ends after it begins")]
    PhaseBackwards {
        /// Which row.
        row: usize,
    },
    /// A milestone has no name, or no year or day that can be read.
    #[error("milestone {row} has a name and a year or a day")]
    MilestoneIncomplete {
        /// Which row.
        row: usize,
    },
}

impl Refusal for ScheduleRefusal {
    fn message(&self) -> Message {
        let (message, row) = match *self {
            Self::PhaseIncomplete { row } => (Message::new("schedule-refused-phase"), row),
            Self::PhaseBackwards { row } => (Message::new("schedule-refused-backwards"), row),
            Self::MilestoneIncomplete { row } => (Message::new("schedule-refused-milestone"), row),
        };
        message.with("row", u32::try_from(row).unwrap_or(u32::MAX))
    }
}

/// Enters the schedule in place of the one before. Rows in which nothing stands are left out.
///
/// # Errors
/// A [`ScheduleRefusal`] for the first row that is incomplete.
pub fn set_schedule(
    before: &Schedule,
    phases: &[PhaseOrder],
    milestones: &[MilestoneOrder],
) -> Result<(Schedule, PlanEvent), ScheduleRefusal> {
    let phases = (1..).zip(phases).filter_map(|(row, order)| phase(row, order).transpose());
    let mut phases = phases.collect::<Result<Vec<_>, _>>()?;
    let milestones = (1..).zip(milestones).filter_map(|(row, it)| milestone(row, it).transpose());
    let mut milestones = milestones.collect::<Result<Vec<_>, _>>()?;
    phases.sort_by_key(|phase| (phase.first, phase.last));
    milestones.sort_by_key(|milestone| (milestone.year, milestone.on));
    let event = PlanEvent::ScheduleSet {
        plan: before.plan,
        phases: phases.clone(),
        milestones: milestones.clone(),
    };
    let version = before.version.next();
    Ok((Schedule { plan: before.plan, phases, milestones, version }, event))
}

fn phase(row: usize, order: &PhaseOrder) -> Result<Option<Phase>, ScheduleRefusal> {
    let (name, first, last) = match (filled(&order.name), order.first, order.last) {
        (None, None, None) => return Ok(None),
        (Some(name), Some(first), Some(last)) => (name, first, last),
        _ => return Err(ScheduleRefusal::PhaseIncomplete { row }),
    };
    if last < first {
        return Err(ScheduleRefusal::PhaseBackwards { row });
    }
    Ok(Some(Phase { id: order.id, name, first, last }))
}

fn milestone(row: usize, order: &MilestoneOrder) -> Result<Option<Milestone>, ScheduleRefusal> {
    match (filled(&order.name), filled(&order.when)) {
        (None, None) => Ok(None),
        (Some(name), Some(when)) => match time_of(&when) {
            Some((year, on)) => Ok(Some(Milestone { name, year, on })),
            None => Err(ScheduleRefusal::MilestoneIncomplete { row }),
        },
        _ => Err(ScheduleRefusal::MilestoneIncomplete { row }),
    }
}

/// The year and the day that a person wrote.
fn time_of(when: &str) -> Option<(i32, Option<NaiveDate>)> {
    let on: Option<NaiveDate> = when.parse().ok();
    let year = on.map_or_else(|| when.parse().ok(), |on| Some(on.year()))?;
    YEARS.contains(&year).then_some((year, on))
}
