//! Why an order about units, ties or posts is refused.

use kernel::Message;

use super::Line;
use crate::Refusal;

/// The field of an order that a refusal is about, as forms and lists name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitField {
    /// What it is.
    Kind,
    /// Its name.
    Name,
    /// The unit that guides it.
    GuidedBy,
    /// The unit to which it belongs.
    BelongsTo,
    /// What kind of school it is.
    School,
    /// The school code.
    Code,
    /// Its last day.
    EndsOn,
    /// From when on something holds.
    FirstOn,
    /// Who takes over.
    Successor,
    /// Why.
    Reason,
    /// How many pupils and boarders.
    Counts,
}

impl UnitField {
    /// The name of the field.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Name => "name",
            Self::GuidedBy => "guided_by",
            Self::BelongsTo => "belongs_to",
            Self::School => "school",
            Self::Code => "code",
            Self::EndsOn => "ends_on",
            Self::FirstOn => "first_on",
            Self::Successor => "successor",
            Self::Reason => "reason",
            Self::Counts => "pupils",
        }
    }
}

/// Why an order about a unit is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnitRefusal {
    /// It has no Chinese name.
    #[error("a unit has a name")]
    NameMissing,
    /// Another unit that is not closed bears the name.
    #[error("another unit bears the name")]
    NameTaken,
    /// A county has one of this kind.
    #[error("there is one of this kind already")]
    AnotherOne,
    /// A unit of this kind stands under another one.
    #[error("a unit of this kind has one above it")]
    ParentMissing(Line),
    /// A unit of this kind does not stand there.
    #[error("a unit of this kind does not stand there")]
    WrongParent(Line),
    /// The unit above is closed.
    #[error("the unit above is closed")]
    ParentClosed(Line),
    /// It would stand under itself.
    #[error("the unit would stand under itself")]
    Circle(Line),
    /// Too many units above one another.
    #[error("too many units above one another")]
    TooDeep(Line),
    /// A school has stage, ownership and town.
    #[error("a school has a stage, an ownership and a town")]
    ProfileMissing,
    /// Only a school has them.
    #[error("only a school has a stage and an ownership")]
    NoSchool,
    /// A task force has an end.
    #[error("a task force has a last day")]
    EndMissing,
    /// Nothing else has one.
    #[error("only a task force has a last day")]
    NoEnd,
    /// The last day has passed.
    #[error("the last day has passed")]
    EndPassed,
    /// The code has not ten digits.
    #[error("a school code has ten digits")]
    CodeWrong,
    /// Another school has the code.
    #[error("another school has the code")]
    CodeTaken,
    /// More boarders than pupils, or no term.
    #[error("the counts cannot be")]
    CountsWrong,
    /// The day is missing.
    #[error("the day is missing")]
    DayMissing,
    /// The day is yet to come.
    #[error("it holds from today on at the latest")]
    DayToCome,
    /// What stands began later than that day.
    #[error("what stands began later")]
    DayTooEarly,
    /// The reason is missing.
    #[error("the reason is missing")]
    ReasonMissing,
    /// It is so already.
    #[error("nothing changes")]
    NothingChanges,
    /// The unit is closed.
    #[error("the unit is closed")]
    Closed,
    /// Other units stand under it.
    #[error("other units stand under it")]
    HoldsOthers,
    /// Tasks are open, and nobody takes them over.
    #[error("tasks are open and have no successor")]
    TasksOpen,
    /// The successor is an open unit of the same tier.
    #[error("the successor is an open unit of the same tier")]
    WrongSuccessor,
}

impl UnitRefusal {
    /// The field that is wrong; `None` where no single one is.
    pub fn field(self) -> Option<UnitField> {
        let of_line = |line| match line {
            Line::Supervision => UnitField::GuidedBy,
            Line::Administration => UnitField::BelongsTo,
        };
        Some(match self {
            Self::NameMissing | Self::NameTaken => UnitField::Name,
            Self::AnotherOne => UnitField::Kind,
            Self::ParentMissing(line)
            | Self::WrongParent(line)
            | Self::ParentClosed(line)
            | Self::Circle(line)
            | Self::TooDeep(line) => of_line(line),
            Self::ProfileMissing | Self::NoSchool => UnitField::School,
            Self::EndMissing | Self::NoEnd | Self::EndPassed => UnitField::EndsOn,
            Self::CodeWrong | Self::CodeTaken => UnitField::Code,
            Self::CountsWrong => UnitField::Counts,
            Self::DayMissing | Self::DayToCome | Self::DayTooEarly => UnitField::FirstOn,
            Self::ReasonMissing => UnitField::Reason,
            Self::TasksOpen | Self::WrongSuccessor => UnitField::Successor,
            Self::NothingChanges | Self::Closed | Self::HoldsOthers => return None,
        })
    }
}

impl Refusal for UnitRefusal {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::NameMissing => "unit-refused-name-missing",
            Self::NameTaken => "unit-refused-name-taken",
            Self::AnotherOne => "unit-refused-another-one",
            Self::ParentMissing(_) => "unit-refused-parent-missing",
            Self::WrongParent(Line::Supervision) => "unit-refused-wrong-guide",
            Self::WrongParent(Line::Administration) => "unit-refused-wrong-owner",
            Self::ParentClosed(_) => "unit-refused-parent-closed",
            Self::Circle(_) => "unit-refused-circle",
            Self::TooDeep(_) => "unit-refused-too-deep",
            Self::ProfileMissing => "unit-refused-profile-missing",
            Self::NoSchool => "unit-refused-no-school",
            Self::EndMissing => "unit-refused-end-missing",
            Self::NoEnd => "unit-refused-no-end",
            Self::EndPassed => "unit-refused-end-passed",
            Self::CodeWrong => "unit-refused-code-wrong",
            Self::CodeTaken => "unit-refused-code-taken",
            Self::CountsWrong => "unit-refused-counts-wrong",
            Self::DayMissing => "unit-refused-day-missing",
            Self::DayToCome => "unit-refused-day-to-come",
            Self::DayTooEarly => "unit-refused-day-too-early",
            Self::ReasonMissing => "unit-refused-reason-missing",
            Self::NothingChanges => "unit-refused-nothing-changes",
            Self::Closed => "unit-refused-closed",
            Self::HoldsOthers => "unit-refused-holds-others",
            Self::TasksOpen => "unit-refused-tasks-open",
            Self::WrongSuccessor => "unit-refused-wrong-successor",
        })
    }
}

/// Why an order about a tie is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TieRefusal {
    /// A day is missing, or the last is before the first.
    #[error("the days are missing or in the wrong order")]
    DaysWrong,
    /// The two cannot be tied so.
    #[error("the two cannot be tied so")]
    WrongPair,
    /// A group cannot verify the schools of the house in which it sits.
    #[error("the verifier sits in the same house")]
    SameHouse,
    /// There is such a tie on some of these days.
    #[error("there is such a tie on some of these days")]
    Overlaps,
    /// It lasts longer than the task force.
    #[error("the task force ends earlier")]
    AfterItsEnd,
    /// It is over.
    #[error("the tie is over")]
    Over,
}

impl Refusal for TieRefusal {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::DaysWrong => "tie-refused-days-wrong",
            Self::WrongPair => "tie-refused-wrong-pair",
            Self::SameHouse => "tie-refused-same-house",
            Self::Overlaps => "tie-refused-overlaps",
            Self::AfterItsEnd => "tie-refused-after-its-end",
            Self::Over => "tie-refused-over",
        })
    }
}

/// Why an order about a post is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PostRefusal {
    /// The post has no title.
    #[error("a post has a title")]
    TitleMissing,
    /// The unit has the post.
    #[error("the unit has this post")]
    ThereAlready,
    /// The name of the holder is missing.
    #[error("the name of the holder is missing")]
    NameMissing,
    /// The first day is missing.
    #[error("a tenure has a first day")]
    DayMissing,
    /// The last day is before the first.
    #[error("a tenure ends after it begins")]
    EndsBeforeItBegins,
    /// Somebody who acts in a post does so for days that are named.
    #[error("an acting tenure has a last day")]
    ActingWithoutEnd,
    /// Somebody holds the post on some of these days.
    #[error("somebody holds the post on some of these days")]
    Held,
    /// The tenure is over.
    #[error("the tenure is over")]
    Over,
    /// The unit is closed.
    #[error("the unit is closed")]
    Closed,
}

impl Refusal for PostRefusal {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::TitleMissing => "post-refused-title-missing",
            Self::ThereAlready => "post-refused-there-already",
            Self::NameMissing => "post-refused-name-missing",
            Self::DayMissing => "post-refused-day-missing",
            Self::EndsBeforeItBegins => "post-refused-ends-before-it-begins",
            Self::ActingWithoutEnd => "post-refused-acting-without-end",
            Self::Held => "post-refused-held",
            Self::Over => "post-refused-over",
            Self::Closed => "post-refused-closed",
        })
    }
}
