//! Reports that are frozen on demand: the table of a week 周调度表, the study of a month 月研判.
//!
//! A report is what a page showed at one moment, kept as canonical JSON (RFC 8785) with its
//! SHA-256. The event carries the hash, so the log binds it. A report is superseded by a later
//! edition of the same period and unit, never edited. It counts units, classes of schools and
//! duties, never persons; classes are compared with themselves a month before, not ranked.

use kernel::period::{Cadence, PeriodKey};
use kernel::{ReportId, UnitId};
use serde::{Deserialize, Serialize};

use super::{Light, TaskStateName};
use crate::org::{Ownership, Stage, UnitName};
use crate::{Event, Subject};

/// Which report it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportKind {
    /// 周调度表.
    Weekly,
    /// 月研判.
    Monthly,
}

impl ReportKind {
    /// The stable name, as stored; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
        }
    }

    /// The report of such a period; none for other cadences.
    pub fn of(period: PeriodKey) -> Option<Self> {
        match period.cadence() {
            Cadence::Week => Some(Self::Weekly),
            Cadence::Month => Some(Self::Monthly),
            _ => None,
        }
    }
}

/// The content of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportData {
    /// The period.
    pub period: PeriodKey,
    /// The unit whose own and lower units it speaks of.
    pub unit: UnitName,
    /// 1, then 2 for the second report of the same period and unit.
    pub edition: u32,
    /// The rows.
    pub rows: ReportRows,
}

/// The rows of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ReportRows {
    /// Of a week.
    Weekly {
        /// One for each unit below.
        units: Vec<WeeklyRow>,
    },
    /// Of a month.
    Monthly(Study),
}

/// A unit in the table of a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the counts are named as the places of a week")]
pub struct WeeklyRow {
    pub unit: UnitName,
    pub stuck: u32,
    pub due: u32,
    pub done: u32,
    pub next: u32,
    pub schools: u32,
    pub quiet: u32,
    pub confirmed: u32,
}

/// The study of a month 月研判: how what was due in it stands and what happened in it, beside the
/// month before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Study {
    /// By class of school; groups stand last, without a class.
    pub classes: Vec<ClassMonth>,
    /// By unit below.
    pub units: Vec<UnitMonth>,
    /// The duties with the most missing, then returned, then late; none where all is well.
    pub topics: Vec<TopicMonth>,
}

/// Schools of one stage and ownership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassMonth {
    /// Their stage and ownership; none for units that are no schools.
    pub class: Option<(Stage, Ownership)>,
    /// How many there are.
    pub schools: u32,
    /// The month and the one before.
    pub months: Months,
}

/// A unit with those below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitMonth {
    /// The unit.
    pub unit: UnitName,
    /// The month and the one before.
    pub months: Months,
}

/// A duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicMonth {
    /// Its number.
    pub duty: u32,
    /// Its title.
    pub title: String,
    /// The month and the one before.
    pub months: Months,
}

/// The counts of a month and of the month before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Months {
    /// The month.
    pub now: MonthCounts,
    /// The month before.
    pub before: MonthCounts,
}

impl Months {
    /// Nothing yet, of two months in which it is counted what happened.
    pub fn begun() -> Self {
        let begun = MonthCounts { happened: Some(MonthEvents::default()), ..Default::default() };
        Self { now: begun, before: begun }
    }
}

/// How many tasks that were due in a month stand how, and what happened in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthCounts {
    /// All of them.
    pub asked: u32,
    /// Handed in by the last day.
    pub lit: u32,
    /// Handed in after it.
    pub late: u32,
    /// Not handed in, and the last day has passed.
    pub missing: u32,
    /// Returned at the moment, whatever their light.
    pub returned: u32,
    /// What happened in the month, whenever the tasks are due; a report that was frozen before
    /// this was counted does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened: Option<MonthEvents>,
}

/// What happened in a month, by the days of the events.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthEvents {
    /// Hand-ins that were returned.
    pub returns: u32,
    /// Later last days that were asked for.
    pub extensions_asked: u32,
    /// Later last days that were granted.
    pub extensions_granted: u32,
}

impl MonthEvents {
    /// The kinds of event that are counted.
    pub const KINDS: [&str; 3] = ["hand-in-returned", "extension-requested", "extension-granted"];

    /// Counts one event; of another kind than these it counts nothing.
    pub fn count(&mut self, kind: &str) {
        let counted = match kind {
            "hand-in-returned" => &mut self.returns,
            "extension-requested" => &mut self.extensions_asked,
            "extension-granted" => &mut self.extensions_granted,
            _ => return,
        };
        *counted += 1;
    }
}

impl MonthCounts {
    /// Counts one task.
    pub fn count(&mut self, light: Light, state: TaskStateName) {
        self.asked += 1;
        match light {
            Light::Lit => self.lit += 1,
            Light::Late => self.late += 1,
            Light::Missing => self.missing += 1,
            Light::NotDue => {}
        }
        self.returned += u32::from(state == TaskStateName::Returned);
    }

    /// What a study looks at first: missing, then returned, then late.
    pub fn weight(self) -> (u32, u32, u32) {
        (self.missing, self.returned, self.late)
    }
}

/// A report was frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportFrozen {
    /// The report.
    #[serde(skip)]
    pub report: ReportId,
    /// Which.
    pub kind: ReportKind,
    /// Of which period.
    pub period: PeriodKey,
    /// Of which unit.
    pub unit: UnitId,
    /// Which edition.
    pub edition: u32,
    /// SHA-256 of its data, in hexadecimal.
    pub sha256: String,
}

impl Event for ReportFrozen {
    fn kind(&self) -> &'static str {
        "report-frozen"
    }
    fn subject(&self) -> Subject {
        Subject::Report(self.report)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_study_looks_at_what_is_missing_before_what_is_late() {
        let mut missing = MonthCounts::default();
        missing.count(Light::Missing, TaskStateName::Accepted);
        let mut late = MonthCounts::default();
        for _ in 0..9 {
            late.count(Light::Late, TaskStateName::Approved);
        }
        assert!(missing.weight() > late.weight());
        assert_eq!((late.asked, late.late, late.returned), (9, 9, 0));
    }

    #[test]
    fn what_happens_in_a_month_is_counted_by_its_kind() {
        let mut month = MonthEvents::default();
        for kind in MonthEvents::KINDS.into_iter().chain(["hand-in-returned", "task-accepted"]) {
            month.count(kind);
        }
        let expected = MonthEvents { returns: 2, extensions_asked: 1, extensions_granted: 1 };
        assert_eq!(month, expected);
    }

    #[test]
    fn a_report_that_was_frozen_before_events_were_counted_still_opens() {
        let earlier = r#"{"asked":4,"lit":1,"late":0,"missing":3,"returned":2}"#;
        let counts: MonthCounts = serde_json::from_str(earlier).unwrap();
        assert_eq!((counts.returned, counts.happened), (2, None));
        assert_eq!(serde_json::to_string(&counts).unwrap(), earlier, "and stays as it was");
    }

    #[test]
    fn weeks_and_months_have_a_report_and_nothing_else_has() {
        let kind = |key: &str| ReportKind::of(key.parse().unwrap());
        assert_eq!(kind("2026-W39"), Some(ReportKind::Weekly));
        assert_eq!(kind("2026-09"), Some(ReportKind::Monthly));
        assert_eq!(kind("2026-Q3"), None);
    }
}
