//! A piece as the office reads it: its words, what became of it, and the words as they came.

use kernel::MeasureId;
use serde::{Deserialize, Serialize};

use super::super::sentences::ends_sentence;
use super::super::{PlanNode, ResponsibleOffice};

/// The words of a piece, as read or as corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Its marker, such as `1.`.
    pub marker: String,
    /// The heading sentence.
    pub title: String,
    /// The text below it.
    pub text: String,
    /// Offices named for it.
    pub offices: Vec<ResponsibleOffice>,
}

impl Words {
    /// Heading and text as one passage; split and merger cut and join here.
    pub fn body(&self) -> String {
        let Self { title, text, .. } = self;
        let joint = if text.is_empty() || ends_sentence(title) { "" } else { "\n" };
        format!("{title}{joint}{text}")
    }
}

/// What the office says of a piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum PieceState {
    /// It is read as a piece of its own.
    Stands,
    /// 删去: it is no piece of the plan's work.
    Dropped {
        /// Why.
        reason: String,
    },
    /// 无需交办: it asks for nothing that a unit could owe.
    NoTask {
        /// Why.
        reason: String,
    },
    /// 并入: it is read as a part of another piece; its tasks stand there.
    Merged {
        /// The piece.
        into: MeasureId,
        /// The words of that piece before the merger.
        before: Words,
    },
}

impl PieceState {
    /// The stable name, as stored; also the tail of its message id.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Stands => "stands",
            Self::Dropped { .. } => "dropped",
            Self::NoTask { .. } => "no-task",
            Self::Merged { .. } => "merged",
        }
    }

    /// Why the office said so, where it had to.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Dropped { reason } | Self::NoTask { reason } => Some(reason),
            Self::Stands | Self::Merged { .. } => None,
        }
    }
}

impl PlanNode {
    /// The words as the office reads them.
    pub fn words(&self) -> Words {
        Words {
            marker: self.marker.clone(),
            title: self.title.clone(),
            text: self.text.clone(),
            offices: self.offices.clone(),
        }
    }

    /// The words as they were read from the document.
    pub fn words_as_read(&self) -> Words {
        self.original.clone().unwrap_or_else(|| self.words())
    }

    /// Whether it stands in the outline, with a task or without.
    pub fn is_present(&self) -> bool {
        matches!(self.state, PieceState::Stands | PieceState::NoTask { .. })
    }

    /// Reads it with other words; the words of the document stay beside them.
    pub(in super::super) fn reword(&mut self, words: Words) {
        let as_read = self.words_as_read();
        self.original = (as_read != words).then_some(as_read);
        let Words { marker, title, text, offices } = words;
        (self.marker, self.title, self.text, self.offices) = (marker, title, text, offices);
    }
}
