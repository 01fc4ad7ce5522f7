//! The page of a week.

use chrono::NaiveDate;
use domain::access::Act;
use domain::org::{Unit, UnitName};
use domain::plans::WeekPlace;
use kernel::period::{Cadence, Period, PeriodKey, TermDates};
use kernel::{Instant, UnitId, VisitId, local_date};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};

use super::below::{UnitWeek, has_below, weeks_below};
use super::rows::{of_week, week_confirmations, week_task};
use crate::accounts::PersonName;
use crate::calendar::term_dates;
use crate::plans::list::{TaskFilter, TaskRow, task_rows};
use crate::plans::reports::may_freeze;
use crate::plans::rows::tasks;
use crate::plans::seen::Seen;
use crate::shell::unreadable;
use crate::{Error, Reader, Result, accounts, org, reactions};

/// A week of a unit.
#[derive(Debug, Clone)]
pub struct WeekPage {
    /// The unit.
    pub unit: Unit,
    /// The week.
    pub week: Period,
    /// Its number in the term, where the county has set the term.
    pub teaching_week: Option<i64>,
    /// The week before, unless the calendar begins here.
    pub previous: Option<PeriodKey>,
    /// The week after, unless the calendar ends here.
    pub next: Option<PeriodKey>,
    /// The week of the unit itself; the bureau and the discipline team owe nothing.
    pub own: Option<OwnWeek>,
    /// Whether the person may freeze the weeks below.
    pub may_freeze: bool,
    /// The weeks below it: a group's schools, the county's groups.
    pub below: Vec<UnitWeek>,
}

/// The week of a unit that owes tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnWeek {
    /// Its tasks, by place.
    pub places: Vec<(WeekPlace, Vec<TaskRow>)>,
    /// Whether nothing was due and nothing is stuck.
    pub is_quiet: bool,
    /// Its confirmation.
    pub confirmed: Option<WeekConfirmed>,
    /// Whether the person may confirm it now.
    pub may_confirm: bool,
    /// Who comes; a visit keeps no week from being quiet.
    pub visits: Vec<WeekVisit>,
}

/// People who come to the school in the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekVisit {
    /// The visit.
    pub id: VisitId,
    /// Its day.
    pub on: NaiveDate,
    /// The unit whose people come.
    pub unit: UnitName,
    /// What for.
    pub purpose: String,
    /// Minutes asked of the school.
    pub minutes: u32,
}

/// That a quiet week was confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekConfirmed {
    /// Who.
    pub by: PersonName,
    /// When.
    pub at: Instant,
}

/// The week of this key, or the present one, of a unit.
///
/// # Errors
/// [`Error::Missing`] for a unit that the person may not see, or for what is no week.
pub async fn week_page(
    reader: &Reader<'_>,
    unit: UnitId,
    week: Option<PeriodKey>,
) -> Result<WeekPage> {
    let unit = org::unit(reader.db(), reader.person().county, unit).await?;
    reader.require(Act::ReadTask, reader.person().facts_of(&unit))?;
    let today = local_date(reader.now());
    let week = match week {
        Some(key) => Period::of_key(key, &[]).filter(|week| week.cadence() == Cadence::Week),
        None => Period::of_day(Cadence::Week, today),
    };
    let week = week.ok_or(Error::Missing)?;
    let terms = term_dates(reader.db(), reader.person().county).await?;
    let seen = Seen::by(reader).await?;
    let below = if has_below(&unit) {
        let units = org::visible_units(reader, Act::ReadTask).await?;
        weeks_below(reader.db(), unit.county, &unit, &units, &week, today).await?
    } else {
        Vec::new()
    };
    let own = if unit.tier().owes_tasks() {
        Some(own_week(reader, &seen, &unit, &week).await?)
    } else {
        None
    };
    Ok(WeekPage {
        teaching_week: teaching_week(&terms, &week),
        may_freeze: may_freeze(reader, &unit).await?,
        previous: week.before().map(|week| week.key),
        next: week.after().map(|week| week.key),
        unit,
        week,
        own,
        below,
    })
}

/// The number of the week in its term.
fn teaching_week(terms: &[TermDates], week: &Period) -> Option<i64> {
    let days = || week.first.iter_days().take(7);
    terms.iter().find_map(|term| days().find_map(|day| term.teaching_week(day)))
}

async fn own_week(reader: &Reader<'_>, seen: &Seen, unit: &Unit, week: &Period) -> Result<OwnWeek> {
    let today = local_date(reader.now());
    let filter = TaskFilter { unit: Some(unit.id), ..TaskFilter::default() };
    let found = match seen.tasks(&filter) {
        Some(matching) => in_order(matching.filter(of_week(week))).all(reader.db()).await?,
        None => Vec::new(),
    };
    let known = found.iter().map(week_task).collect::<Result<Vec<_>>>()?;
    let rows = task_rows(reader, found, today).await?;
    let placed = |place| {
        let stands =
            known.iter().zip(&rows).filter(|(task, _)| task.place(week, today) == Some(place));
        (place, stands.map(|(_, row)| row.clone()).collect())
    };
    let is_quiet = !known.iter().any(|task| task.breaks_quiet(week, today));
    let confirmed = confirmation(reader, unit, week).await?;
    let is_theirs = reader.may(Act::ConfirmWeek, reader.person().facts_of(unit));
    Ok(OwnWeek {
        places: WeekPlace::ALL.map(placed).to_vec(),
        is_quiet,
        may_confirm: is_theirs && is_quiet && confirmed.is_none() && week.first <= today,
        confirmed,
        visits: reactions::visits_in_week(reader, unit.id, week).await?,
    })
}

fn in_order(tasks: sea_orm::Select<tasks::Entity>) -> sea_orm::Select<tasks::Entity> {
    tasks.order_by_asc(tasks::Column::DueOn).order_by_asc(tasks::Column::Id)
}

async fn confirmation(
    reader: &Reader<'_>,
    unit: &Unit,
    week: &Period,
) -> Result<Option<WeekConfirmed>> {
    let key = (unit.id.as_uuid(), week.key.to_string());
    let row = week_confirmations::Entity::find_by_id(key).one(reader.db()).await?;
    let Some(row) = row else { return Ok(None) };
    let names = accounts::names_of(reader.db(), &[row.confirmed_by]).await?;
    let by = names.get(&row.confirmed_by).cloned().ok_or_else(|| unreadable("account"))?;
    Ok(Some(WeekConfirmed { by, at: row.confirmed_at }))
}
