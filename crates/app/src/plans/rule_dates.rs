//! Due dates that follow from the rule of a recurring duty move with the calendar of working days
//! and with the terms; those that a person set stay where the person put them.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::access::{Act, Scope};
use domain::plans::{Recurrence, TaskStateName, follow_rule, moved_day};
use kernel::calendar::WorkCalendar;
use kernel::period::{Cadence, DueRule, Period, PeriodKey, TermDates};
use kernel::{CountyId, local_date};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::rows::{duties, tasks};
use super::save_tasks::{Moved, save_tasks};
use crate::calendar::{MovedTask, MovedTasks};
use crate::org::{names_of_units, units_within};
use crate::shell::unreadable;
use crate::{Reader, Result, Work, calendar, org};

/// Tasks listed one by one; more are counted only.
const LISTED: usize = 200;
/// Rows that are asked for in one statement.
const AT_ONCE: usize = 1000;

/// What due days are reckoned with.
struct Reckoning<'a> {
    calendar: &'a WorkCalendar,
    terms: &'a [TermDates],
}

/// The last day before and after.
type Days = (NaiveDate, NaiveDate);

/// Moves them from what stood before the command to what it reckons with now.
pub(crate) async fn follow_rules(work: &mut Work) -> Result<()> {
    let today = local_date(work.now());
    let terms = calendar::term_dates(work.db(), work.county()).await?;
    let (moved, events) = moved(work, &moves_of(work, &terms).await?, today).await?;
    save_tasks(work, &moved).await?;
    move_opened(work, &terms).await?;
    events.iter().try_for_each(|event| work.record(event))
}

/// A term whose tasks were given counts as given with its new dates too: they are not given
/// again, and the next term is not passed over.
async fn move_opened(work: &Work, terms: &[TermDates]) -> Result<()> {
    let Some(before) = work.terms_before() else { return Ok(()) };
    let rules = rules(work.db(), work.county()).await?;
    let of_terms = rules.into_iter().filter(|(_, (cadence, _))| *cadence == Cadence::Term);
    let of_terms: Vec<Uuid> = of_terms.map(|(duty, _)| duty).collect();
    for old in before {
        let Some(new) = terms.iter().find(|term| term.key() == old.key()) else { continue };
        duties::Entity::update_many()
            .col_expr(duties::Column::OpenedThrough, Expr::value(new.last))
            .filter(duties::Column::Id.is_in(of_terms.iter().copied()))
            .filter(duties::Column::OpenedThrough.eq(old.last))
            .exec(work.db())
            .await?;
    }
    Ok(())
}

async fn moves_of(work: &Work, terms: &[TermDates]) -> Result<Vec<(Uuid, Days)>> {
    let calendar_before = work.calendar_before();
    let before = Reckoning {
        calendar: calendar_before.as_deref().unwrap_or(work.calendar()),
        terms: work.terms_before().unwrap_or(terms),
    };
    let after = Reckoning { calendar: work.calendar(), terms };
    moves(work.db(), work.county(), None, (&before, &after), local_date(work.now())).await
}

/// The tasks as they are and as they become, and what happened to them.
async fn moved(
    work: &Work,
    moves: &[(Uuid, Days)],
    today: NaiveDate,
) -> Result<(Vec<Moved>, Vec<domain::plans::PlanEvent>)> {
    let days: HashMap<Uuid, Days> = moves.iter().copied().collect();
    let units = org::all_units(work.db(), work.county()).await?;
    let units: HashMap<_, _> = units.into_iter().map(|unit| (unit.id, unit)).collect();
    let (mut changed, mut events) = (Vec::new(), Vec::new());
    for some in moves.chunks(AT_ONCE) {
        let rows = tasks::Entity::find()
            .filter(tasks::Column::Id.is_in(some.iter().map(|(task, _)| *task)))
            .order_by_asc(tasks::Column::Id);
        for row in rows.all(work.db()).await? {
            let Some(days) = days.get(&row.id) else { continue };
            let before = row.into_domain()?;
            let Some((after, event)) = follow_rule(before.clone(), *days, today) else { continue };
            let unit = units.get(&after.unit).cloned().ok_or_else(|| unreadable("unit"))?;
            changed.push(Moved { before, after, unit });
            events.push(event);
        }
    }
    Ok((changed, events))
}

/// The tasks whose last day other dates of the terms would move, as far as the person sees them.
pub(crate) async fn moved_by_terms(reader: &Reader<'_>, after: &[TermDates]) -> Result<MovedTasks> {
    let county = reader.person().county;
    let terms = calendar::term_dates(reader.db(), county).await?;
    let before = Reckoning { calendar: reader.calendar(), terms: &terms };
    let after = Reckoning { calendar: reader.calendar(), terms: after };
    let (scope, today) = (reader.scope(Act::ReadTask), local_date(reader.now()));
    let moves = moves(reader.db(), county, Some(&scope), (&before, &after), today).await?;
    let listed: HashMap<Uuid, Days> = moves.iter().take(LISTED).copied().collect();
    let rows: Vec<(Uuid, String, String, Uuid)> = tasks::Entity::find()
        .select_only()
        .columns([tasks::Column::Id, tasks::Column::No, tasks::Column::Title])
        .column(tasks::Column::UnitId)
        .filter(tasks::Column::Id.is_in(listed.keys().copied()))
        .order_by_asc(tasks::Column::Id)
        .into_tuple()
        .all(reader.db())
        .await?;
    let names = names_of_units(reader.db(), rows.iter().map(|row| row.3)).await?;
    let task = |(id, no, title, unit)| {
        let days = *listed.get(&id)?;
        let unit = names.get(&unit).cloned()?;
        Some(MovedTask { no, title, unit, from: days.0, to: moved_day(days, today)? })
    };
    Ok(MovedTasks { total: moves.len(), tasks: rows.into_iter().filter_map(task).collect() })
}

/// The owed tasks that stand on the day where their rule had put them before, and that it puts
/// elsewhere now. Of each no more is read than that needs.
async fn moves<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    scope: Option<&Scope>,
    (before, after): (&Reckoning<'_>, &Reckoning<'_>),
    today: NaiveDate,
) -> Result<Vec<(Uuid, Days)>> {
    use tasks::Column::{DueOn, DutyId, Id, Period as OfPeriod, State, UnitId};
    let rules = rules(db, county).await?;
    let owed = TaskStateName::ALL.into_iter().filter(|state| state.is_owed_by_unit());
    let owed = Condition::all()
        .add(DutyId.is_in(rules.keys().copied()))
        .add(State.is_in(owed.map(TaskStateName::name)))
        .add_option(scope.map(|scope| UnitId.in_subquery(units_within(scope))));
    let rows: Vec<(Uuid, Uuid, String, NaiveDate)> = tasks::Entity::find()
        .select_only()
        .columns([Id, DutyId, OfPeriod, DueOn])
        .filter(owed)
        .order_by_asc(Id)
        .into_tuple()
        .all(db)
        .await?;
    let reckoned = |duty: &Uuid, period: &str| {
        let ((_, rule), key) = (rules.get(duty)?, period.parse::<PeriodKey>().ok()?);
        let day = |with: &Reckoning| {
            Some(rule.due_on(&Period::of_key(key, with.terms)?, with.calendar).0)
        };
        let days = (day(before)?, day(after)?);
        moved_day(days, today).map(|_| days)
    };
    let mut known: HashMap<(Uuid, String), Option<Days>> = HashMap::new();
    let moves = rows.into_iter().filter_map(|(task, duty, period, due_on)| {
        let days = reckoned(&duty, &period);
        let days = *known.entry((duty, period)).or_insert(days);
        days.filter(|(before, _)| *before == due_on).map(|days| (task, days))
    });
    Ok(moves.collect())
}

type Rules = HashMap<Uuid, (Cadence, DueRule)>;

/// The rules of recurring duties that the calendar or a term can move.
async fn rules<C: ConnectionTrait>(db: &C, county: CountyId) -> Result<Rules> {
    let rows: Vec<(Uuid, String)> = duties::Entity::find()
        .select_only()
        .columns([duties::Column::Id, duties::Column::Recurrence])
        .filter(duties::Column::CountyId.eq(county.as_uuid()))
        .into_tuple()
        .all(db)
        .await?;
    let mut rules = HashMap::new();
    for (duty, recurrence) in rows {
        if let Recurrence::Every { cadence, due, .. } = serde_json::from_str(&recurrence)?
            && (cadence == Cadence::Term || matches!(due, DueRule::WorkingDay { .. }))
        {
            rules.insert(duty, (cadence, due));
        }
    }
    Ok(rules)
}
