//! What happens between two editions.

use kernel::{PlanId, TaskId};
use serde::Serialize;

use crate::{Event, Subject};

/// An event between two editions of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the fields are named as in the order that caused them")]
pub enum EditionEvent {
    /// A new edition replaces the plan.
    PlanSuperseded {
        #[serde(skip)]
        plan: PlanId,
        by: PlanId,
    },
    /// A task of the old edition stays as it is.
    TaskKept {
        #[serde(skip)]
        task: TaskId,
        edition: PlanId,
    },
    /// That it stays as it is was taken back.
    TaskReconsidered {
        #[serde(skip)]
        task: TaskId,
        edition: PlanId,
    },
}

impl Event for EditionEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::PlanSuperseded { .. } => "plan-superseded",
            Self::TaskKept { .. } => "task-kept",
            Self::TaskReconsidered { .. } => "task-reconsidered",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::PlanSuperseded { plan, .. } => Subject::Plan(*plan),
            Self::TaskKept { task, .. } | Self::TaskReconsidered { task, .. } => {
                Subject::Task(*task)
            }
        }
    }
}
