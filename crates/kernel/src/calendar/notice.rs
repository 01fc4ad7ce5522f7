//! The yearly notice as data, and the holidays that stand in the statute.
//!
//! The shape of a notice is that of the open data set holiday-cn:
//! `{"year", "papers": [url], "days": [{"name", "date", "isOffDay"}]}`.
//! Only days that differ from the ordinary week are listed.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// One year's notice (国务院办公厅关于部分节假日安排的通知), or a region's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearNotice {
    /// The year the notice is about.
    pub year: i32,
    /// Where the notice was published (addresses), for people to check.
    #[serde(default)]
    pub papers: Vec<String>,
    /// The days it settles; those at the end of the year before may be among them.
    pub days: Vec<NoticeDay>,
}

/// One day that a notice settles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoticeDay {
    /// The holiday it belongs to, such as 春节; a make-up day bears it too.
    pub name: String,
    /// The day.
    pub date: NaiveDate,
    /// Off (休) or worked (班).
    pub is_off_day: bool,
}

/// The holidays as the statute (全国年节及纪念日放假办法) has them from a year on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatutoryHolidays {
    /// The first year they hold for.
    pub since: i32,
    /// The statute and the revision that set them.
    pub source: String,
    /// Those of the lunar calendar and its solar terms by name: only a notice tells their date.
    #[serde(default)]
    pub moving: Vec<String>,
    /// The days of the others.
    pub days: Vec<FixedHoliday>,
}

/// A holiday on the same date every year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixedHoliday {
    /// Its name, such as 国庆节.
    pub name: String,
    /// The month, 1–12.
    pub month: u32,
    /// The day of the month, 1–31.
    pub day: u32,
}

impl FixedHoliday {
    pub(super) fn is_on(&self, date: NaiveDate) -> bool {
        (self.month, self.day) == (date.month(), date.day())
    }
}

/// Why a notice cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoticeError {
    /// It settles a day that is neither in its year nor in the December before.
    #[error("the notice of {year} lists {date}, which is not of its year")]
    DayOutsideYear {
        /// The year of the notice.
        year: i32,
        /// The day.
        date: NaiveDate,
    },
    /// It lists a day twice.
    #[error("the notice of {year} lists {date} twice")]
    DayTwice {
        /// The year of the notice.
        year: i32,
        /// The day.
        date: NaiveDate,
    },
}

impl YearNotice {
    /// Whether the notice is there at all: a file without days is a placeholder.
    pub const fn is_announced(&self) -> bool {
        !self.days.is_empty()
    }

    /// Refuses days of other years and days listed twice.
    pub(super) fn check(&self) -> Result<(), NoticeError> {
        let mut seen = BTreeSet::new();
        for date in self.days.iter().map(|day| day.date) {
            if !self.may_settle(date) {
                return Err(NoticeError::DayOutsideYear { year: self.year, date });
            }
            if !seen.insert(date) {
                return Err(NoticeError::DayTwice { year: self.year, date });
            }
        }
        Ok(())
    }

    fn may_settle(&self, date: NaiveDate) -> bool {
        date.year() == self.year || (date.month() == 12 && date.year() + 1 == self.year)
    }
}
