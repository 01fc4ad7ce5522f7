//! What happens to units, their ties and their posts.

use chrono::NaiveDate;
use kernel::{PostId, TenureId, TieId, UnitId};
use serde::Serialize;

use super::{Line, PupilCount, SchoolRecord, TieKind, UnitKind, UnitName};
use crate::{Event, Subject};

/// An event of a unit; its page tells those that change its shape.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the fields are named as in the order that caused them")]
pub enum UnitEvent {
    /// It was founded.
    Founded {
        #[serde(skip)]
        unit: UnitId,
        unit_kind: UnitKind,
        name: UnitName,
        guided_by: Option<UnitId>,
        belongs_to: Option<UnitId>,
    },
    /// It got another name.
    Renamed {
        #[serde(skip)]
        unit: UnitId,
        from: UnitName,
        to: UnitName,
        first_on: NaiveDate,
        reason: String,
    },
    /// It stands under another unit.
    Moved {
        #[serde(skip)]
        unit: UnitId,
        line: Line,
        from: Option<UnitId>,
        to: Option<UnitId>,
        first_on: NaiveDate,
        reason: String,
    },
    /// It was closed, or merged into its successor.
    Closed {
        #[serde(skip)]
        unit: UnitId,
        on: NaiveDate,
        successor: Option<UnitId>,
        reason: String,
    },
    /// Its master data were entered.
    RecordKept {
        #[serde(skip)]
        unit: UnitId,
        record: SchoolRecord,
    },
    /// The pupils of a term were entered.
    PupilsCounted {
        #[serde(skip)]
        unit: UnitId,
        count: PupilCount,
    },
    /// It was tied to another unit, or to a post.
    Tied {
        #[serde(skip)]
        unit: UnitId,
        tie: TieId,
        tie_kind: TieKind,
        to: UnitId,
        post: Option<PostId>,
        first_on: NaiveDate,
        last_on: Option<NaiveDate>,
    },
    /// The tie got a last day.
    TieEnded {
        #[serde(skip)]
        unit: UnitId,
        tie: TieId,
        last_on: NaiveDate,
    },
    /// It has these posts from now on.
    PostsAdded {
        #[serde(skip)]
        unit: UnitId,
        posts: Vec<PostId>,
        titles: Vec<String>,
    },
    /// Somebody holds a post.
    PostFilled {
        #[serde(skip)]
        unit: UnitId,
        post: PostId,
        tenure: TenureId,
        holder: String,
        first_on: NaiveDate,
        last_on: Option<NaiveDate>,
        acting: bool,
    },
    /// A tenure got a last day.
    TenureEnded {
        #[serde(skip)]
        unit: UnitId,
        post: PostId,
        tenure: TenureId,
        last_on: NaiveDate,
    },
}

impl Event for UnitEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::Founded { .. } => "unit-founded",
            Self::Renamed { .. } => "unit-renamed",
            Self::Moved { .. } => "unit-moved",
            Self::Closed { .. } => "unit-closed",
            Self::RecordKept { .. } => "school-record-kept",
            Self::PupilsCounted { .. } => "pupils-counted",
            Self::Tied { .. } => "units-tied",
            Self::TieEnded { .. } => "tie-ended",
            Self::PostsAdded { .. } => "posts-added",
            Self::PostFilled { .. } => "post-filled",
            Self::TenureEnded { .. } => "tenure-ended",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Founded { unit, .. }
            | Self::Renamed { unit, .. }
            | Self::Moved { unit, .. }
            | Self::Closed { unit, .. }
            | Self::RecordKept { unit, .. }
            | Self::PupilsCounted { unit, .. }
            | Self::Tied { unit, .. }
            | Self::TieEnded { unit, .. }
            | Self::PostsAdded { unit, .. }
            | Self::PostFilled { unit, .. }
            | Self::TenureEnded { unit, .. } => Subject::Unit(*unit),
        }
    }
}
