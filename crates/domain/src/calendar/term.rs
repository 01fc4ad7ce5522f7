//! A term of the county's schools is defined, or its dates are changed.

use chrono::NaiveDate;
use kernel::period::{SchoolYear, TermDates, TermNumber};
use kernel::{CountyId, Version};

use super::{CalendarEvent, TermRefusal};

/// The fewest teaching weeks of a term.
pub const SHORTEST_WEEKS: i64 = 10;
/// The most teaching weeks of a term.
pub const LONGEST_WEEKS: i64 = 30;

/// A term 学期 as the county has set it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The county.
    pub county: CountyId,
    /// Its school year, number and dates.
    pub dates: TermDates,
    /// How often it was set.
    pub version: Version,
}

/// Sets the dates of a term for the first time. `others` are the terms that stand already.
///
/// # Errors
/// Why the dates cannot be.
pub fn define(
    county: CountyId,
    dates: TermDates,
    others: &[TermDates],
) -> Result<(Term, CalendarEvent), TermRefusal> {
    check(&dates, others)?;
    let event = CalendarEvent::TermDefined { county, dates };
    Ok((Term { county, dates, version: Version::FIRST }, event))
}

/// Sets other dates for a term. `others` may hold the term itself.
///
/// # Errors
/// Why the dates cannot be.
pub fn change(
    term: Term,
    first: NaiveDate,
    last: NaiveDate,
    others: &[TermDates],
) -> Result<(Term, CalendarEvent), TermRefusal> {
    let dates = TermDates { first, last, ..term.dates };
    check(&dates, others)?;
    let event = CalendarEvent::TermChanged { county: term.county, from: term.dates, dates };
    Ok((Term { dates, version: term.version.next(), ..term }, event))
}

fn check(dates: &TermDates, others: &[TermDates]) -> Result<(), TermRefusal> {
    if dates.last < dates.first {
        return Err(TermRefusal::EndsBeforeItBegins);
    }
    if !lies_in(dates.school_year, dates) {
        return Err(TermRefusal::OutsideSchoolYear(dates.school_year));
    }
    match dates.weeks() {
        weeks if weeks < SHORTEST_WEEKS => return Err(TermRefusal::TooShort(weeks)),
        weeks if weeks > LONGEST_WEEKS => return Err(TermRefusal::TooLong(weeks)),
        _ => {}
    }
    others.iter().filter(|other| other.key() != dates.key()).try_for_each(|it| beside(dates, it))
}

/// Teaching may begin in August already, and never goes on into September.
fn lies_in(year: SchoolYear, dates: &TermDates) -> bool {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
    day(year.0, 8, 1).is_some_and(|first| first <= dates.first)
        && day(year.0 + 1, 8, 31).is_some_and(|last| dates.last <= last)
}

/// Two terms lie beside each other, in the order of their names.
fn beside(dates: &TermDates, other: &TermDates) -> Result<(), TermRefusal> {
    let order = |term: &TermDates| -> (SchoolYear, TermNumber) { (term.school_year, term.number) };
    let (early, late) = if order(dates) < order(other) { (dates, other) } else { (other, dates) };
    match (early.last < late.first, late.last < early.first) {
        (true, _) => Ok(()),
        (false, true) => Err(TermRefusal::OutOfOrder(other.period())),
        (false, false) => Err(TermRefusal::Overlaps(other.period())),
    }
}
