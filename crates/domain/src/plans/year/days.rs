//! On which days a duty is due.

use chrono::{Days, NaiveDate};
use kernel::calendar::WorkCalendar;
use kernel::period::{Cadence, DueRule, PeriodKey, TermDates, periods};

use crate::plans::Recurrence;

/// The longest way from a period to its due day, in days: 255 working days and their holidays,
/// and the notice before it.
const FARTHEST: Days = Days::new(430);
/// Units know this long before what they are to do: nothing is asked for tomorrow.
pub const NOTICE: Days = Days::new(14);

/// A day on which a duty is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueDay {
    /// The day.
    pub on: NaiveDate,
    /// For which period; `None` of what is asked once.
    pub period: Option<PeriodKey>,
    /// Whether a holiday notice still to come may move it.
    pub provisional: bool,
}

/// The days between `first` and `last`, both included, on which what began on `begun_on` is due,
/// ascending. A term that the county has not entered has none.
pub fn due_days(
    recurrence: &Recurrence,
    begun_on: NaiveDate,
    (first, last): (NaiveDate, NaiveDate),
    terms: &[TermDates],
    calendar: &WorkCalendar,
) -> Vec<DueDay> {
    let mut days: Vec<DueDay> = match recurrence {
        Recurrence::Once { due_on } => {
            vec![DueDay { on: *due_on, period: None, provisional: false }]
        }
        Recurrence::Every { cadence, due, from, until } => {
            let from = (*from).max(begun_on).max(first - FARTHEST);
            let until = until.unwrap_or(NaiveDate::MAX).min(last + FARTHEST);
            let asked = periods(*cadence, from, until, terms).into_iter();
            asked
                .map(|period| {
                    let (on, provisional) = due.due_on(&period, calendar);
                    DueDay { on, period: Some(period.key), provisional }
                })
                .collect()
        }
    };
    days.retain(|day| (first..=last).contains(&day.on));
    days.sort_by_key(|day| day.on);
    days
}

/// From which day a recurring duty is best asked: so that nothing is due before [`NOTICE`] has
/// passed from `today`.
pub fn begins_on(
    cadence: Cadence,
    due: DueRule,
    today: NaiveDate,
    terms: &[TermDates],
    calendar: &WorkCalendar,
) -> NaiveDate {
    let ahead = periods(cadence, today, today + FARTHEST, terms);
    let next = ahead.iter().find(|period| due.due_on(period, calendar).0 >= today + NOTICE);
    next.map_or(today, |period| period.first.max(today))
}
