//! A holiday notice comes into force.

use chrono::{Datelike, NaiveDate};
use kernel::calendar::{Day, WorkCalendar, YearNotice};
use kernel::{CountyId, NoticeId};

use super::{CalendarEvent, NoticeRefusal};

/// More days than any notice lists: a third of a year.
const MOST_DAYS: usize = 120;
/// The longest address of a paper, in bytes.
const LONGEST_ADDRESS: usize = 500;
/// The longest name of a holiday, in characters; that of 3 September 2015 has 24.
const LONGEST_NAME: usize = 40;

/// A holiday notice 放假安排 in force for a county.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolidayNotice {
    /// Its id.
    pub id: NoticeId,
    /// The county that loaded it.
    pub county: CountyId,
    /// What it says.
    pub notice: YearNotice,
}

/// A day that is something else than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayChange {
    /// The day.
    pub date: NaiveDate,
    /// What it was.
    pub before: Day,
    /// What it is.
    pub after: Day,
}

/// Brings a notice into force; `today` decides which years a notice can be about, and `known`
/// are those in force for the county.
///
/// # Errors
/// Why it cannot be a notice, or that the same one is in force.
pub fn load(
    id: NoticeId,
    county: CountyId,
    notice: YearNotice,
    today: NaiveDate,
    known: &[YearNotice],
) -> Result<(HolidayNotice, CalendarEvent), NoticeRefusal> {
    check(&notice, today)?;
    if known.iter().any(|known| known.year == notice.year && says_the_same(known, &notice)) {
        return Err(NoticeRefusal::InForce(notice.year));
    }
    let event = CalendarEvent::HolidayNoticeLoaded {
        county,
        notice: id,
        year: notice.year,
        days: notice.days.len(),
        papers: notice.papers.clone(),
    };
    Ok((HolidayNotice { id, county, notice }, event))
}

/// Days and names that no notice has are refused. A correction comes within its year (as in
/// January 2020), a new notice in the year before; what is over stays as it was reckoned.
fn check(notice: &YearNotice, today: NaiveDate) -> Result<(), NoticeRefusal> {
    if !(today.year()..=today.year() + 1).contains(&notice.year) {
        return Err(NoticeRefusal::WrongYear(notice.year));
    }
    match notice.days.len() {
        0 => return Err(NoticeRefusal::NoDays),
        MOST_DAYS.. => return Err(NoticeRefusal::TooManyDays),
        _ => {}
    }
    if !notice.papers.iter().all(|paper| is_address(paper)) {
        return Err(NoticeRefusal::NoAddress);
    }
    let nameless = notice.days.iter().find(|day| !is_name(&day.name));
    if let Some(day) = nameless {
        return Err(NoticeRefusal::NameMissing(day.date));
    }
    WorkCalendar::new([notice.clone()], []).map(drop).map_err(NoticeRefusal::from)
}

/// The holidays that the notice does not name: a real one names all that the statute has in its
/// year. One notice stands in the place of another of the same year whole, so days that it
/// leaves out are worked, also where the one before had them.
pub fn missing_holidays(notice: &YearNotice, holidays: &[&str]) -> Vec<String> {
    let names =
        |holiday: &str| notice.days.iter().any(|day| day.is_off_day && day.name.contains(holiday));
    holidays.iter().filter(|holiday| !names(holiday)).map(|it| (*it).to_owned()).collect()
}

/// Goes on with a notice that names every holiday, or that a person knows to leave some out.
///
/// # Errors
/// [`NoticeRefusal::HolidaysMissing`].
pub fn require_whole(
    notice: &YearNotice,
    holidays: &[&str],
    is_known_partial: bool,
) -> Result<(), NoticeRefusal> {
    let missing = missing_holidays(notice, holidays);
    if missing.is_empty() || is_known_partial {
        return Ok(());
    }
    Err(NoticeRefusal::HolidaysMissing { year: notice.year, names: missing })
}

fn is_address(paper: &str) -> bool {
    (paper.starts_with("https://") || paper.starts_with("http://"))
        && paper.len() <= LONGEST_ADDRESS
        && !paper.chars().any(|c| c.is_whitespace() || c.is_control())
}

fn is_name(name: &str) -> bool {
    !name.trim().is_empty()
        && name.chars().count() <= LONGEST_NAME
        && !name.chars().any(char::is_control)
}

fn says_the_same(one: &YearNotice, other: &YearNotice) -> bool {
    let days = |notice: &YearNotice| {
        let mut days = notice.days.clone();
        days.sort_by_key(|day| day.date);
        days
    };
    days(one) == days(other)
}

/// The days of `year`, and the last of the year before, that change from one calendar to the
/// other: worked, off, or off for another reason. That a day is settled now is no change.
pub fn changed_days(year: i32, before: &WorkCalendar, after: &WorkCalendar) -> Vec<DayChange> {
    let first = NaiveDate::from_ymd_opt(year - 1, 12, 1).unwrap_or_default();
    let days = first.iter_days().take_while(|date| date.year() <= year);
    let changes =
        days.map(|date| DayChange { date, before: before.day(date), after: after.day(date) });
    changes.filter(|change| change.before.kind != change.after.kind).collect()
}
