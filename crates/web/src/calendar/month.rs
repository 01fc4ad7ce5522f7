//! A year of days as twelve small months, and its holidays by name.

use app::calendar::{CalendarYear, DueTask};
use chrono::{Datelike, NaiveDate};
use kernel::Message;
use kernel::calendar::{Day, DayKind, WorkCalendar};
use kernel::period::{Period, PeriodKey};

/// One month.
pub(super) struct Month {
    period: Option<Period>,
    pub(super) weeks: Vec<Week>,
}

/// One week of a month: seven places from Monday, empty where another month is.
pub(super) struct Week {
    /// The teaching week.
    pub(super) teaching: Option<i64>,
    pub(super) days: Vec<Option<Cell>>,
}

/// One day.
pub(super) struct Cell {
    pub(super) date: NaiveDate,
    pub(super) day: Day,
    pub(super) is_today: bool,
    /// Tasks of the own unit that are due.
    pub(super) due: Vec<DueTask>,
}

/// A holiday of the year.
pub(super) struct Feast {
    pub(super) name: String,
    /// Days off, as stretches.
    pub(super) off: Vec<(NaiveDate, NaiveDate)>,
    /// Make-up working days.
    pub(super) work: Vec<NaiveDate>,
}

impl Month {
    /// Its name, such as "September 2026".
    pub(super) fn name(&self) -> Message {
        self.period.as_ref().map_or(Message::new("calendar-title"), Period::message)
    }
}

impl Cell {
    /// The class of the day.
    pub(super) fn look(&self) -> &'static str {
        match self.day.kind {
            DayKind::Working => "",
            DayKind::Weekend => " cal__end",
            DayKind::Holiday(_) => " cal__off",
            DayKind::MakeUp(_) => " cal__work",
        }
    }

    /// Where its tasks are: the task itself, or one's own work where there are several.
    pub(super) fn place(&self) -> String {
        match self.due.as_slice() {
            [one] => format!("/tasks/{}", one.no),
            _ => "/work".to_owned(),
        }
    }
}

/// The twelve months of the year.
pub(super) fn months(year: &CalendarYear, calendar: &WorkCalendar) -> Vec<Month> {
    (1..=12).map(|number| month(year, calendar, number)).collect()
}

fn month(year: &CalendarYear, calendar: &WorkCalendar, number: u32) -> Month {
    let period = Period::of_key(PeriodKey::Month(year.year, number), &[]);
    let days = period
        .iter()
        .flat_map(|month| month.first.iter_days().take_while(|day| *day <= month.last));
    let mut weeks: Vec<Week> = Vec::new();
    for date in days {
        let place = date.weekday().num_days_from_monday() as usize;
        if place == 0 || weeks.is_empty() {
            weeks.push(Week { teaching: None, days: (0..7).map(|_| None).collect() });
        }
        if let Some(week) = weeks.last_mut() {
            week.teaching = week.teaching.or(teaching_week(year, date));
            week.days[place] = Some(cell(year, calendar, date));
        }
    }
    Month { period, weeks }
}

fn cell(year: &CalendarYear, calendar: &WorkCalendar, date: NaiveDate) -> Cell {
    let due = year.due.iter().filter(|task| task.due_on == date).cloned().collect();
    Cell { date, day: calendar.day(date), is_today: date == year.today, due }
}

fn teaching_week(year: &CalendarYear, date: NaiveDate) -> Option<i64> {
    year.terms.iter().find_map(|term| term.teaching_week(date))
}

/// The holidays of the year with their days off and their make-up days, in the order they come.
pub(super) fn feasts(months: &[Month]) -> Vec<Feast> {
    let cells = months.iter().flat_map(|month| &month.weeks).flat_map(|week| &week.days).flatten();
    let mut feasts: Vec<Feast> = Vec::new();
    for cell in cells {
        match &cell.day.kind {
            DayKind::Holiday(name) => add_day_off(feast(&mut feasts, name), cell.date),
            DayKind::MakeUp(name) => feast(&mut feasts, name).work.push(cell.date),
            DayKind::Working | DayKind::Weekend => {}
        }
    }
    feasts
}

fn feast<'f>(feasts: &'f mut Vec<Feast>, name: &str) -> &'f mut Feast {
    let known = feasts.iter().position(|feast| feast.name == name);
    let at = known.unwrap_or_else(|| {
        feasts.push(Feast { name: name.to_owned(), off: Vec::new(), work: Vec::new() });
        feasts.len() - 1
    });
    &mut feasts[at]
}

fn add_day_off(feast: &mut Feast, date: NaiveDate) {
    match feast.off.last_mut() {
        Some((_, last)) if last.succ_opt() == Some(date) => *last = date,
        _ => feast.off.push((date, date)),
    }
}
