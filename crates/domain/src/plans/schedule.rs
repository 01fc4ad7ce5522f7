//! The time that a plan takes: its phases, and what is to be reached by when.
//!
//! Many plans run in phases (动员部署, 认真建设, 巩固提升) and name a horizon years ahead, often
//! a mere year. The bureau enters both; a change supersedes the whole schedule (invariant 6).

use chrono::NaiveDate;
use kernel::{PhaseId, PlanId, Version};
use serde::{Deserialize, Serialize};

use super::assign::filled;
use super::{PlanEvent, TaskRefusal};

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

/// Enters the schedule in place of the one before.
///
/// # Errors
/// [`TaskRefusal::PhaseIncomplete`], [`TaskRefusal::EndsBeforeItBegins`].
pub fn set_schedule(
    before: &Schedule,
    phases: &[PhaseOrder],
    mut milestones: Vec<Milestone>,
) -> Result<(Schedule, PlanEvent), TaskRefusal> {
    let mut phases = phases.iter().map(phase).collect::<Result<Vec<_>, _>>()?;
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

fn phase(order: &PhaseOrder) -> Result<Phase, TaskRefusal> {
    let name = filled(&order.name).ok_or(TaskRefusal::PhaseIncomplete)?;
    let (first, last) = order.first.zip(order.last).ok_or(TaskRefusal::PhaseIncomplete)?;
    if last < first {
        return Err(TaskRefusal::EndsBeforeItBegins);
    }
    Ok(Phase { id: order.id, name, first, last })
}
