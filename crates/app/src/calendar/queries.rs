//! What can be asked about the calendar.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use domain::access::{Act, Facts};
use domain::calendar::{Term, change, changed_days, load, missing_holidays};
use kernel::calendar::YearNotice;
use kernel::period::{SchoolYear, TermDates, TermNumber};
use kernel::{CountyId, NoticeId, Version, local_date};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::rows::{holiday_notices, terms};
use super::{DueTask, Moved, MovedTasks};
use crate::shell::{calendar_with, unreadable};
use crate::{App, Reader, Result, reactions};

/// A year of the calendar, beside its days ([`Reader::calendar`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// Today.
    pub today: NaiveDate,
    /// The terms of the county that have days in it, in their order.
    pub terms: Vec<TermDates>,
    /// Open tasks of the person's own unit that are due in it, by due date.
    pub due: Vec<DueTask>,
}

/// The calendar year that holds what the person may see of it.
///
/// # Errors
/// [`crate::Error::Denied`], or a fault.
pub async fn calendar_year(reader: &Reader<'_>, year: Option<i32>) -> Result<CalendarYear> {
    reader.require(Act::ReadCalendar, Facts::COUNTY)?;
    let today = local_date(reader.now());
    let year = year.unwrap_or_else(|| today.year());
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let (first, last) = (day(1, 1), day(12, 31));
    let mut terms: Vec<_> = list_terms(reader).await?.iter().map(|term| term.dates).collect();
    terms.retain(|term| term.first <= last && first <= term.last);
    let due = reactions::due_between(reader, first, last).await?;
    Ok(CalendarYear { year, today, terms, due })
}

/// The terms of the person's county, in their order.
///
/// # Errors
/// [`crate::Error::Denied`], or a fault.
pub async fn list_terms(reader: &Reader<'_>) -> Result<Vec<Term>> {
    reader.require(Act::ReadCalendar, Facts::COUNTY)?;
    terms_of(reader.db(), reader.person().county).await
}

/// The terms of a county, for whoever runs the program.
///
/// # Errors
/// A fault of the database.
pub async fn county_terms(app: &App, county: CountyId) -> Result<Vec<Term>> {
    terms_of(app.read(), county).await
}

/// What a notice would move, before it is loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticePreview {
    /// The notice.
    pub notice: YearNotice,
    /// Holidays that it does not name: a person has to say that this is so meant.
    pub missing: Vec<String>,
    /// What it moves, as far as the person may see it.
    pub moved: Moved,
}

/// Looks at what a notice would move. Nothing changes.
///
/// # Errors
/// [`crate::Error::Denied`], a refusal of the notice, or a fault.
pub async fn preview_notice(reader: &Reader<'_>, notice: YearNotice) -> Result<NoticePreview> {
    reader.require(Act::LoadNotice, Facts::COUNTY)?;
    let county = reader.person().county;
    let known = notices_in_force(reader.db(), county).await?;
    let id = NoticeId::from_uuid(Uuid::nil());
    let (loaded, _) = load(id, county, notice, local_date(reader.now()), &known)?;
    let notice = loaded.notice;
    let after = calendar_with(known.into_iter().chain([notice.clone()]))?;
    let days = changed_days(notice.year, reader.calendar(), &after);
    let (dates, tasks) = reactions::touched_by(reader, &after, &days).await?;
    let moved = Moved { year: notice.year, days, dates, tasks };
    let missing = missing_holidays(&notice, &reader.calendar().holidays(notice.year));
    Ok(NoticePreview { notice, missing, moved })
}

/// Looks at which tasks a term would move. Nothing changes.
///
/// # Errors
/// [`crate::Error::Denied`], a refusal of the dates, or a fault.
pub async fn preview_term(reader: &Reader<'_>, dates: TermDates) -> Result<MovedTasks> {
    reader.require(Act::DefineTerm, Facts::COUNTY)?;
    let terms = terms_of(reader.db(), reader.person().county).await?;
    let mut after: Vec<TermDates> = terms.iter().map(|term| term.dates).collect();
    let Some(term) = terms.into_iter().find(|term| term.dates.key() == dates.key()) else {
        return Ok(MovedTasks::default());
    };
    change(term, dates.first, dates.last, &after)?;
    after.retain(|other| other.key() != dates.key());
    after.push(dates);
    reactions::moved_by_terms(reader, &after).await
}

/// The terms of a county, in their order.
pub(crate) async fn terms_of<C: ConnectionTrait>(db: &C, county: CountyId) -> Result<Vec<Term>> {
    let rows = terms::Entity::find()
        .filter(terms::Column::CountyId.eq(county.as_uuid()))
        .order_by_asc(terms::Column::SchoolYear)
        .order_by_asc(terms::Column::Number)
        .all(db)
        .await?;
    rows.into_iter().map(terms::Model::into_domain).collect()
}

/// The dates of the county's terms, for the periods of recurring duties.
pub(crate) async fn term_dates<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
) -> Result<Vec<TermDates>> {
    Ok(terms_of(db, county).await?.into_iter().map(|term| term.dates).collect())
}

/// The notices in force for a county: of each year the one loaded last.
pub(crate) async fn notices_in_force<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
) -> Result<Vec<YearNotice>> {
    let rows = holiday_notices::Entity::find()
        .filter(holiday_notices::Column::CountyId.eq(county.as_uuid()))
        .order_by_asc(holiday_notices::Column::LoadedAt)
        .order_by_asc(holiday_notices::Column::Id)
        .all(db)
        .await?;
    let mut in_force = BTreeMap::new();
    for row in rows {
        in_force.insert(row.year, serde_json::from_str(&row.notice)?);
    }
    Ok(in_force.into_values().collect())
}

/// How many notices were ever loaded in the installation. None is ever edited or taken away, so
/// the number tells whether there is a new one.
pub(crate) async fn notices_loaded<C: ConnectionTrait>(db: &C) -> Result<u64> {
    Ok(holiday_notices::Entity::find().count(db).await?)
}

impl terms::Model {
    fn into_domain(self) -> Result<Term> {
        let number = u8::try_from(self.number).ok().and_then(TermNumber::from_number);
        let dates = TermDates {
            school_year: SchoolYear(self.school_year),
            number: number.ok_or_else(|| unreadable("term"))?,
            first: self.first_on,
            last: self.last_on,
        };
        let county = CountyId::from_uuid(self.county_id);
        Ok(Term { county, dates, version: Version(self.version) })
    }
}
