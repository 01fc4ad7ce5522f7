//! What happens to the outline of a plan.

use kernel::{MeasureId, PlanId};
use serde::Serialize;

use super::Words;
use crate::{Event, Subject};

/// An event of a plan's outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the fields are named as in the order that caused them")]
pub enum OutlineEvent {
    /// A piece became two.
    NodeSplit {
        #[serde(skip)]
        plan: PlanId,
        piece: MeasureId,
        at: usize,
        second: MeasureId,
    },
    /// Two pieces became one.
    NodesMerged {
        #[serde(skip)]
        plan: PlanId,
        piece: MeasureId,
        second: MeasureId,
    },
    /// The office reads it with other words.
    NodeCorrected {
        #[serde(skip)]
        plan: PlanId,
        piece: MeasureId,
        from: Words,
        to: Words,
    },
    /// It was left out.
    NodeDropped {
        #[serde(skip)]
        plan: PlanId,
        piece: MeasureId,
        reason: String,
    },
    /// What was left out or merged stands by itself again.
    NodeRestored {
        #[serde(skip)]
        plan: PlanId,
        piece: MeasureId,
    },
    /// It asks for nothing that a unit could owe.
    MarkedNoTask {
        #[serde(skip)]
        plan: PlanId,
        piece: MeasureId,
        reason: String,
    },
    /// It may become a task again.
    NoTaskLifted {
        #[serde(skip)]
        plan: PlanId,
        piece: MeasureId,
    },
}

/// The kinds of event that make the story of an outline; a new one needs a sentence.
pub const OUTLINE_KINDS: [&str; 7] = [
    "node-split",
    "nodes-merged",
    "node-corrected",
    "node-dropped",
    "node-restored",
    "marked-no-task",
    "no-task-lifted",
];

impl Event for OutlineEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::NodeSplit { .. } => "node-split",
            Self::NodesMerged { .. } => "nodes-merged",
            Self::NodeCorrected { .. } => "node-corrected",
            Self::NodeDropped { .. } => "node-dropped",
            Self::NodeRestored { .. } => "node-restored",
            Self::MarkedNoTask { .. } => "marked-no-task",
            Self::NoTaskLifted { .. } => "no-task-lifted",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::NodeSplit { plan, .. }
            | Self::NodesMerged { plan, .. }
            | Self::NodeCorrected { plan, .. }
            | Self::NodeDropped { plan, .. }
            | Self::NodeRestored { plan, .. }
            | Self::MarkedNoTask { plan, .. }
            | Self::NoTaskLifted { plan, .. } => Subject::Plan(*plan),
        }
    }
}
