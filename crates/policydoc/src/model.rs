//! The outline of a policy document, in the shape in which it is printed as JSON.
//!
//! A node is one numbered passage (一、, （一）, 1., （1）, ①, 第一条, 一是 …) in document order;
//! the tree is told by `depth` and `path`, so that a list can be read line by line.

use kernel::period::Cadence;
use serde::Serialize;

/// What a policy document says about itself, and its numbered passages in document order.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Outline {
    /// The title of the plan, without spaces; `None` where the text begins without one.
    pub title: Option<String>,
    /// The document number 发文字号, as 教办〔2026〕3号.
    pub document_no: Option<String>,
    /// The issuing bodies 发文机关, in their order.
    pub issuers: Vec<String>,
    /// The day of issue 成文日期 as `YYYY-MM-DD`.
    pub issued_on: Option<String>,
    /// The disclosure class of the note 此件…, for example 主动公开 or 依申请公开.
    pub disclosure: Option<String>,
    /// The bodies named after 抄送.
    pub copy_to: Vec<String>,
    /// The numbered passages in document order.
    pub nodes: Vec<Node>,
    /// What a person should look at, because the reader had to guess.
    pub warnings: Vec<Warning>,
}

/// One numbered passage without its sub-passages.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Node {
    /// The markers from the top to this node, without trailing 、 or dot, joined by `/`.
    pub path: String,
    /// The marker as it should read: half-width digits, no spaces and no emphasis.
    pub marker: String,
    /// 1 for the top level.
    pub depth: usize,
    /// The heading sentence, without its full stop.
    pub title: String,
    /// What follows the heading sentence, up to the next node; paragraphs end with `\n`.
    pub text: String,
    /// Where the marker begins: code points from the start of the source.
    pub start: usize,
    /// Where the passage and its office lines end (exclusive): code points.
    pub end: usize,
    /// Where the words stand in the source, for each unbroken run: code points into `title` and
    /// `text` one after the other, and code points of the source. Not printed.
    #[serde(skip)]
    pub runs: Vec<(usize, usize)>,
    /// The offices of the labelled lists that belong to this node.
    pub offices: Vec<Office>,
    /// How often something is to be done.
    pub cadences: Vec<CadenceMention>,
    /// The dates that are named.
    pub dates: Vec<DateMention>,
    /// The counted things that are named.
    pub figures: Vec<Figure>,
}

/// An office named in a labelled list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Office {
    /// The name as written.
    pub name: String,
    /// What the label makes of it.
    pub role: Role,
}

/// What an office has to do with the measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 牵头单位: it leads.
    Lead,
    /// 配合单位: it supports.
    Support,
    /// 责任处室, 责任单位: it is responsible.
    Responsible,
}

/// How often something is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CadenceMention {
    /// The period.
    pub every: Cadence,
    /// The clause that says so.
    pub text: String,
}

/// A date that is named; what is not said is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateMention {
    /// As written.
    pub text: String,
    /// The year, for example 2026.
    pub year: Option<u16>,
    /// 1–12.
    pub month: Option<u8>,
    /// 1–31.
    pub day: Option<u8>,
}

/// A phase that a heading names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseMention {
    /// What the phase is called.
    pub name: String,
    /// When it begins; the month is said, the year need not be.
    pub first: DateMention,
    /// When it ends, with its month.
    pub last: DateMention,
}

/// A counted thing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// As written, for example 1.2万人.
    pub text: String,
    /// The number with 万 and 亿 multiplied out; percentages as written.
    pub value: f64,
    /// The measure word or unit, for example 人, 所, %.
    pub unit: String,
}

/// Something the reader had to guess; the sentence for people is the application's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// What was guessed.
    pub code: WarningCode,
    /// The path of the node it is about.
    pub path: String,
    /// Where in the source, in code points.
    pub start: usize,
}

/// The kinds of guesses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WarningCode {
    /// The marker is not in the source: it was inferred from the markers after it.
    InferredMarker,
    /// A number of the series is missing before this node.
    NumberGap,
    /// Another node has the same path.
    RepeatedPath,
    /// Numbered text of an attachment that is no document was left out; `path` names it.
    AttachmentLeftOut,
}
