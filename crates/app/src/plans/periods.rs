//! The sweep that gives the tasks of recurring duties when their period begins. Nothing is set
//! ahead: after downtime it gives what was left out, in order.
//!
//! It also asks the units from which the person keeps away who ordered the duty. A recusal bars
//! a person from deciding about a unit; that all schools of a class are asked is a decision of
//! the county, and the sweep, which is no person, carries it out for those as well. Whom somebody
//! names one by one is a decision about these units, and nobody decides it about a unit from
//! which they keep away.

use chrono::NaiveDate;
use domain::access::{Actor, SystemActor};
use domain::org::Unit;
use domain::plans::{Duty, Recurrence, TaskNo};
use kernel::period::{Period, TermDates, periods};
use kernel::{CountyId, DutyId, UnitId, local_date};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::duty_store::name_of;
use super::give::give_shares;
use super::rows::duties;
use crate::{App, Command, Error, Result, Work, calendar, org};

/// The list of units left out of a duty that leaves out none.
pub(super) const NOBODY: &str = "[]";

/// Gives the tasks of every period that has begun; answers how many were given.
///
/// # Errors
/// A fault of the database; what was given before it stays given.
pub async fn open_periods(app: &App) -> Result<usize> {
    app.see_new_notices().await?;
    let mut given = 0;
    for (county, _) in org::counties(app).await? {
        given += open_periods_of_county(app, county).await?;
    }
    Ok(given)
}

async fn open_periods_of_county(app: &App, county: CountyId) -> Result<usize> {
    let today = local_date(app.now());
    let in_force = duties::Entity::find()
        .filter(duties::Column::CountyId.eq(county.as_uuid()))
        .filter(duties::Column::State.eq(name_of(&domain::plans::DutyState::InForce)))
        .order_by_asc(duties::Column::No)
        .all(app.read())
        .await?;
    let terms = calendar::term_dates(app.read(), county).await?;
    let mut given = 0;
    for row in in_force {
        let (after, is_whole) = (row.opened_through, row.left_out == NOBODY);
        let duty = row.into_domain()?;
        if is_whole && begun(&duty, after, today, &terms).is_empty() {
            continue;
        }
        let system = Actor::System(SystemActor::Scheduler, county);
        match app.command(&system, None, OpenPeriods { duty: duty.id }).await {
            Ok(tasks) => given += tasks,
            // One that fails does not hold up the others; the next sweep tries it again.
            Err(error) => tracing::error!(%error, duty = %duty.id, "a period was not opened"),
        }
    }
    Ok(given)
}

/// The periods of the duty whose tasks were given, in order; none of a duty asked once.
pub(super) fn opened(
    duty: &Duty,
    opened_through: Option<NaiveDate>,
    terms: &[TermDates],
) -> Vec<Period> {
    let Some(through) = opened_through else { return Vec::new() };
    begun(duty, None, through, terms)
}

/// The periods of the duty that have begun and whose tasks were not given yet, in order.
fn begun(
    duty: &Duty,
    opened_through: Option<NaiveDate>,
    today: NaiveDate,
    terms: &[TermDates],
) -> Vec<Period> {
    let Recurrence::Every { cadence, from, until, .. } = &duty.recurrence else {
        return Vec::new();
    };
    let first = (*from).max(local_date(duty.establishment.at));
    let last = until.map_or(today, |until| until.min(today));
    let mut begun = periods(*cadence, first, last, terms);
    begun.retain(|period| opened_through.is_none_or(|through| period.first > through));
    begun
}

/// Gives `units` the tasks of the periods that have begun.
pub(super) async fn open_periods_of(
    work: &mut Work,
    duty: &Duty,
    opened_through: Option<NaiveDate>,
    today: NaiveDate,
    units: &[Unit],
) -> Result<Vec<TaskNo>> {
    let terms = calendar::term_dates(work.db(), work.county()).await?;
    let mut given = Vec::new();
    for period in begun(duty, opened_through, today, &terms) {
        given.extend(give_period(work, duty, &period, units).await?);
        note_opened(work, duty.id, &period).await?;
    }
    Ok(given)
}

/// Gives `units` the tasks of one period.
async fn give_period(
    work: &mut Work,
    duty: &Duty,
    period: &Period,
    units: &[Unit],
) -> Result<Vec<TaskNo>> {
    let Recurrence::Every { due, .. } = &duty.recurrence else { return Ok(Vec::new()) };
    let due_on = due.due_on(period, work.calendar()).0;
    // What was due before the duty was asked for is asked of nobody.
    if due_on < local_date(duty.establishment.at) {
        return Ok(Vec::new());
    }
    give_shares(work, duty, Some(period.key), due_on, units.to_vec()).await
}

/// Leaves it to the sweep to ask these units in the periods that were opened; answers how many.
pub(super) async fn leave_to_sweep(work: &Work, duty: &Duty, away: &[Unit]) -> Result<usize> {
    let ids: Vec<UnitId> = away.iter().map(|unit| unit.id).collect();
    note_left_out(work, duty.id, &ids).await?;
    Ok(ids.len())
}

async fn note_left_out(work: &Work, duty: DutyId, units: &[UnitId]) -> Result<()> {
    let left_out = serde_json::to_string(units)?;
    duties::Entity::update_many()
        .col_expr(duties::Column::LeftOut, Expr::value(left_out))
        .filter(duties::Column::Id.eq(duty.as_uuid()))
        .exec(work.db())
        .await?;
    Ok(())
}

/// Gives the tasks of the periods that were opened to the units that were left out then.
async fn fill_in(
    work: &mut Work,
    duty: &Duty,
    opened_through: Option<NaiveDate>,
    left_out: &[Unit],
) -> Result<usize> {
    let terms = calendar::term_dates(work.db(), work.county()).await?;
    let mut given = 0;
    for period in opened(duty, opened_through, &terms) {
        given += give_period(work, duty, &period, left_out).await?.len();
    }
    note_left_out(work, duty.id, &[]).await?;
    Ok(given)
}

async fn note_opened(work: &Work, duty: DutyId, period: &Period) -> Result<()> {
    duties::Entity::update_many()
        .col_expr(duties::Column::OpenedThrough, Expr::value(period.last))
        .filter(duties::Column::Id.eq(duty.as_uuid()))
        .exec(work.db())
        .await?;
    Ok(())
}

/// Gives the tasks of one duty, if it is still in force.
struct OpenPeriods {
    duty: DutyId,
}

impl Command for OpenPeriods {
    type Outcome = usize;

    async fn carry_out(self, work: &mut Work) -> Result<usize> {
        work.require_system(SystemActor::Scheduler)?;
        // Locked, so that nothing is given after somebody has ended it.
        let row = duties::Entity::find_by_id(self.duty.as_uuid()).lock_exclusive();
        let row = row.one(work.db()).await?.ok_or(Error::Missing)?;
        let (opened_through, left_out) = (row.opened_through, row.left_out.clone());
        let left_out: Vec<UnitId> = serde_json::from_str(&left_out)?;
        let duty = row.into_domain()?;
        if !duty.is_in_force() {
            return Ok(0);
        }
        let units = org::all_units(work.db(), work.county()).await?;
        let units: Vec<_> = units.into_iter().filter(|unit| duty.audience.holds(unit)).collect();
        let missed: Vec<_> =
            units.iter().filter(|unit| left_out.contains(&unit.id)).cloned().collect();
        let filled_in = fill_in(work, &duty, opened_through, &missed).await?;
        let today = local_date(work.now());
        let given = open_periods_of(work, &duty, opened_through, today, &units).await?;
        Ok(filled_in + given.len())
    }
}
