//! What a notice does to dates that stand already. The areas that keep due dates fill these in;
//! `reactions` links them.

use chrono::NaiveDate;
use domain::calendar::DayChange;
use domain::org::UnitName;
use kernel::calendar::DayKind;
use serde::Serialize;

/// What moves when a notice comes into force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The year of the notice.
    pub year: i32,
    /// The days that change.
    pub days: Vec<DayChange>,
    /// The due dates of open tasks that it touches, ascending.
    pub dates: Vec<TouchedDate>,
    /// Open tasks that turn out to be due on a day off, by due date; the first of them.
    pub tasks: Vec<TouchedTask>,
}

/// A due date whose working days change, with the open tasks that have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TouchedDate {
    /// The due date.
    pub due_on: NaiveDate,
    /// How many open tasks are due then.
    pub tasks: u64,
    /// What the day is under the notice.
    pub kind: DayKind,
    /// Working days left until it, before.
    pub left_before: usize,
    /// Working days left until it, under the notice.
    pub left_after: usize,
}

/// An open task that is due on a day off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TouchedTask {
    /// Its number.
    pub no: String,
    /// Its title.
    pub title: String,
    /// The unit that owes it.
    pub unit: UnitName,
    /// Its due date.
    pub due_on: NaiveDate,
    /// The next working day, to which a person may move it.
    pub next_working_day: NaiveDate,
}

/// The open tasks whose last day moves with a term.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MovedTasks {
    /// How many.
    pub total: usize,
    /// The first of them.
    pub tasks: Vec<MovedTask>,
}

/// An open task whose last day moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedTask {
    /// Its number.
    pub no: String,
    /// Its title.
    pub title: String,
    /// The unit that owes it.
    pub unit: UnitName,
    /// Its last day now.
    pub from: NaiveDate,
    /// Its last day then.
    pub to: NaiveDate,
}

/// A task that the person's own unit owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueTask {
    /// Its number.
    pub no: String,
    /// Its title.
    pub title: String,
    /// Its due date.
    pub due_on: NaiveDate,
}
