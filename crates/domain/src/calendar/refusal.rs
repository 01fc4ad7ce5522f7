//! Why a term or a notice is refused.

use chrono::NaiveDate;
use kernel::Message;
use kernel::calendar::NoticeError;
use kernel::period::{Period, SchoolYear};

use super::{LONGEST_WEEKS, SHORTEST_WEEKS};
use crate::Refusal;

/// Why the dates of a term are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TermRefusal {
    /// The last day comes before the first.
    #[error("the term ends before it begins")]
    EndsBeforeItBegins,
    /// It does not lie in its school year.
    #[error("the term does not lie in {0}")]
    OutsideSchoolYear(SchoolYear),
    /// It has too few weeks.
    #[error("a term of {0} weeks is too short")]
    TooShort(i64),
    /// It has too many weeks.
    #[error("a term of {0} weeks is too long")]
    TooLong(i64),
    /// It shares days with another term.
    #[error("the term shares days with {0}")]
    Overlaps(Period),
    /// It stands on the wrong side of another term.
    #[error("the term is out of order with {0}")]
    OutOfOrder(Period),
    /// A date is missing, or is none.
    #[error("a term has a first and a last day")]
    DatesMissing,
}

/// Why a holiday notice is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoticeRefusal {
    /// The JSON is not of the shape of a notice.
    #[error("not a notice at line {line}")]
    NotANotice {
        /// The line where that shows, from 1.
        line: usize,
    },
    /// A line is not "day or days, off or work, name".
    #[error("line {line} cannot be read")]
    LineUnreadable {
        /// Which one, from 1.
        line: usize,
    },
    /// It lists no day.
    #[error("the notice lists no day")]
    NoDays,
    /// It lists more days than a year's notice can.
    #[error("the notice lists too many days")]
    TooManyDays,
    /// It does not name every holiday of its year.
    #[error("the notice of {year} does not name {}", names.join(", "))]
    HolidaysMissing {
        /// The year.
        year: i32,
        /// Those that it leaves out.
        names: Vec<String>,
    },
    /// A day has no name of a holiday, or one that is too long.
    #[error("{0} has no proper name")]
    NameMissing(NaiveDate),
    /// What says where it was published is no address.
    #[error("a paper of the notice is no address")]
    NoAddress,
    /// It is about a year that is over, or one that no notice can be about yet.
    #[error("the notice is about {0}")]
    WrongYear(i32),
    /// A day is not of its year, or listed twice.
    #[error(transparent)]
    Days(#[from] NoticeError),
    /// The same days are in force already.
    #[error("the notice of {0} is in force already")]
    InForce(i32),
}

impl Refusal for TermRefusal {
    fn message(&self) -> Message {
        let of = |message: Message, other: &Period| {
            message.with("first", other.first).with("last", other.last)
        };
        match self {
            Self::EndsBeforeItBegins => Message::new("term-refused-ends-before"),
            Self::OutsideSchoolYear(year) => {
                Message::new("term-refused-outside").with("year", year.to_string())
            }
            Self::TooShort(weeks) => Message::new("term-refused-too-short")
                .with("weeks", *weeks)
                .with("least", SHORTEST_WEEKS),
            Self::TooLong(weeks) => Message::new("term-refused-too-long")
                .with("weeks", *weeks)
                .with("most", LONGEST_WEEKS),
            Self::Overlaps(other) => of(Message::new("term-refused-overlaps"), other),
            Self::OutOfOrder(other) => of(Message::new("term-refused-order"), other),
            Self::DatesMissing => Message::new("term-refused-dates-missing"),
        }
    }
}

impl Refusal for NoticeRefusal {
    fn message(&self) -> Message {
        match self {
            Self::NotANotice { line } => Message::new("notice-refused-shape").with("line", *line),
            Self::LineUnreadable { line } => {
                Message::new("notice-refused-line").with("line", *line)
            }
            Self::NoDays => Message::new("notice-refused-no-days"),
            Self::TooManyDays => Message::new("notice-refused-too-many"),
            Self::HolidaysMissing { year, names } => Message::new("notice-refused-partial")
                .with("year", year.to_string())
                .with("names", names.join("\u{3001}")),
            Self::NameMissing(date) => Message::new("notice-refused-name").with("day", *date),
            Self::NoAddress => Message::new("notice-refused-address"),
            Self::WrongYear(year) => {
                Message::new("notice-refused-year").with("year", year.to_string())
            }
            Self::Days(NoticeError::DayOutsideYear { year, date }) => {
                Message::new("notice-refused-outside")
                    .with("day", *date)
                    .with("year", year.to_string())
            }
            Self::Days(NoticeError::DayTwice { date, .. }) => {
                Message::new("notice-refused-twice").with("day", *date)
            }
            Self::InForce(year) => {
                Message::new("notice-refused-in-force").with("year", year.to_string())
            }
        }
    }
}
