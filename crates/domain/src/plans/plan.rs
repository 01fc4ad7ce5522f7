//! A plan and its outline.

use chrono::NaiveDate;
use kernel::{CountyId, FileId, Instant, MeasureId, PlanId, Version};
use serde::{Deserialize, Serialize};

use super::{PieceState, Words};

/// A plan 方案: a policy document that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// The county.
    pub county: CountyId,
    /// The title of the document.
    pub title: String,
    /// The document number 文号, where there is one.
    pub document_no: Option<String>,
    /// The issuers 发文机关, in order.
    pub issuers: Vec<String>,
    /// The date of issue.
    pub issued_on: Option<NaiveDate>,
    /// The disclosure class 公开属性 as written.
    pub disclosure: Option<String>,
    /// What stands before the first numbered piece, in paragraphs.
    pub preamble: String,
    /// The document as it came.
    pub file: FileId,
    /// When it was taken in.
    pub registered_at: Instant,
    /// The plan that it replaces 取代.
    pub supersedes: Option<PlanId>,
    /// The version of its outline.
    pub outline: Version,
}

/// What an office does for a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfficeRole {
    /// 牵头.
    Lead,
    /// 配合.
    Support,
    /// 责任, without saying who leads.
    Responsible,
}

/// An office 责任处室 that a plan names for a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponsibleOffice {
    /// Its name as written.
    pub name: String,
    /// What it does.
    pub role: OfficeRole,
}

/// One numbered piece 条目 of a plan's outline: a chapter, a section or an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanNode {
    /// Its id; tasks point to it.
    pub id: MeasureId,
    /// Place in the document, from 0.
    pub position: u32,
    /// Depth, 1 = chapter.
    pub depth: u8,
    /// Markers of its ancestors and its own, joined by `/`.
    pub path: String,
    /// Its own marker as written, such as `1.`.
    pub marker: String,
    /// The heading sentence.
    pub title: String,
    /// The text below it.
    pub text: String,
    /// Offices named for it.
    pub offices: Vec<ResponsibleOffice>,
    /// Whether pieces stand below it.
    pub has_children: bool,
    /// By when and how often, as the document says it.
    pub times: Vec<String>,
    /// Where the passage begins in the text of the file: code points.
    pub start: u32,
    /// Where it ends (exclusive): code points.
    pub end: u32,
    /// Where the words as read stand in the text of the file, for each unbroken run: code points
    /// into [`Words::body`] and code points of the file. The parts of a split ask the first.
    pub runs: Vec<(u32, u32)>,
    /// What the office says of it.
    pub state: PieceState,
    /// The words as read, where the office reads others.
    pub original: Option<Words>,
    /// The piece of which it was made by a split.
    pub split_from: Option<MeasureId>,
}

impl PlanNode {
    /// The node as a measure 举措: an item that asks for work. Chapters of aims and headings
    /// above other items ask for none.
    pub fn as_measure(&self) -> Option<Measure<'_>> {
        let stands = self.state == PieceState::Stands;
        (stands && self.asks_for_work()).then_some(Measure(self))
    }

    /// Whether it asks for work by its place and its offices, whatever the office says of it.
    pub fn asks_for_work(&self) -> bool {
        !self.has_children && self.depth >= 2 || !self.offices.is_empty()
    }
}

/// A measure 举措: a piece of the plan that asks for work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure<'a>(pub(super) &'a PlanNode);

impl Measure<'_> {
    /// The piece of the plan.
    pub fn node(&self) -> &PlanNode {
        self.0
    }
}
