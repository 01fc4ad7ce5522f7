//! The study of a month, live: what was due in it and what happened, beside the month before.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::access::Act;
use domain::org::{Ownership, Stage, Tier, Unit};
use domain::plans::{
    ClassMonth, MonthCounts, MonthEvents, Months, Standing, Study, TaskStateName, TopicMonth,
    UnitMonth,
};
use kernel::period::{Cadence, Period, PeriodKey};
use kernel::{CountyId, Instant, UnitId, end_of_day, local_date, start_of_day};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::queries::may_freeze;
use super::rows::speaks_of;
use crate::plans::rows::duties;
use crate::plans::rows::tasks::{self, Column};
use crate::record::events;
use crate::shell::unreadable;
use crate::{Error, Reader, Result, org};

/// Duties that a study names.
const TOPICS: usize = 10;

/// The study of a month of a unit, as it stands now.
#[derive(Debug, Clone)]
pub struct MonthPage {
    /// The unit.
    pub unit: Unit,
    /// The month.
    pub month: Period,
    /// The month before, unless the calendar begins here.
    pub previous: Option<PeriodKey>,
    /// The month after, unless the calendar ends here.
    pub next: Option<PeriodKey>,
    /// The study.
    pub study: Study,
    /// Whether the person may freeze it.
    pub may_freeze: bool,
}

/// The month of this key, or the present one, of a group or of the bureau.
///
/// # Errors
/// [`Error::Missing`] for a unit that the person may not see, for a school, and for what is no
/// month; [`Error::Denied`].
pub async fn month_page(
    reader: &Reader<'_>,
    unit: UnitId,
    month: Option<PeriodKey>,
) -> Result<MonthPage> {
    let person = reader.person();
    let unit = org::unit(reader.db(), person.county, unit).await?;
    reader.require(Act::ReadReport, person.facts_of(&unit))?;
    let today = local_date(reader.now());
    let month = match month {
        Some(key) => Period::of_key(key, &[]).filter(|month| month.cadence() == Cadence::Month),
        None => Period::of_day(Cadence::Month, today),
    };
    let month = month.filter(|_| unit.tier() != Tier::School).ok_or(Error::Missing)?;
    let all = org::all_units(reader.db(), person.county).await?;
    let seen = all.into_iter().filter(|other| !person.is_recused_from(other.id));
    let units: Vec<Unit> = seen.filter(|other| speaks_of(&unit, other)).collect();
    Ok(MonthPage {
        may_freeze: may_freeze(reader, &unit).await?,
        study: study(reader.db(), person.county, &units, &month, today).await?,
        previous: month.before().map(|month| month.key),
        next: month.after().map(|month| month.key),
        unit,
        month,
    })
}

/// What was asked of `units`, which are those of one group or of the county.
pub(super) async fn study<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    units: &[Unit],
    month: &Period,
    today: NaiveDate,
) -> Result<Study> {
    let first = month.before().map_or(month.first, |before| before.first);
    let rows: Vec<(Uuid, Uuid, String, NaiveDate, Option<NaiveDate>)> = tasks::Entity::find()
        .select_only()
        .columns([Column::UnitId, Column::DutyId, Column::State])
        .columns([Column::DueOn, Column::FirstHandedInOn])
        .filter(Column::UnitId.is_in(units.iter().map(|unit| unit.id.as_uuid())))
        .filter(Column::DueOn.between(first, month.last))
        .into_tuple()
        .all(db)
        .await?;
    let known: HashMap<Uuid, &Unit> = units.iter().map(|unit| (unit.id.as_uuid(), unit)).collect();
    let mut tally = Tally::begun(units);
    for (unit, duty, state, due_on, first_handed_in_on) in rows {
        let Some(unit) = known.get(&unit) else { continue };
        let state = TaskStateName::from_name(&state).ok_or_else(|| unreadable("state"))?;
        let Some(standing) = Standing::of(state, first_handed_in_on, due_on) else { continue };
        let light = standing.light(due_on, today);
        let is_now = month.contains(due_on);
        tally.count(unit, duty, is_now, |of_month| of_month.count(light, state));
    }
    for (kind, at, unit, duty) in happened(db, county, first, month.last).await? {
        let Some(unit) = known.get(&unit) else { continue };
        let is_now = month.contains(local_date(at));
        tally.count(unit, duty, is_now, |of_month| {
            of_month.happened.get_or_insert_default().count(&kind);
        });
    }
    tally.into_study(db, units).await
}

/// What happened to tasks between two days: kind and moment, the unit and the duty of the task.
async fn happened<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<(String, Instant, Uuid, Uuid)>> {
    use events::Column::{At, CountyId as County, Kind, SubjectId};
    let task = events::Entity::belongs_to(tasks::Entity).from(SubjectId).to(Column::Id);
    Ok(events::Entity::find()
        .select_only()
        .columns([Kind, At])
        .columns([Column::UnitId, Column::DutyId])
        .join(JoinType::InnerJoin, task.into())
        .filter(County.eq(county.as_uuid()))
        .filter(At.gte(start_of_day(first)))
        .filter(At.lt(end_of_day(last)))
        // Written as in the index, so that the engine sees that they are the same.
        .filter(Expr::cust(format!("kind IN ('{}')", MonthEvents::KINDS.join("', '"))))
        .into_tuple()
        .all(db)
        .await?)
}

type Class = Option<(Stage, Ownership)>;

/// The counts while they are made.
struct Tally {
    classes: BTreeMap<Class, (u32, Months)>,
    units: HashMap<Uuid, Months>,
    duties: BTreeMap<Uuid, Months>,
    /// Whether the units are those of one group, and stand for themselves.
    is_of_group: bool,
}

impl Tally {
    fn begun(units: &[Unit]) -> Self {
        let mut classes: BTreeMap<Class, (u32, Months)> = BTreeMap::new();
        for unit in units.iter().filter(|unit| unit.school.is_some()) {
            classes.entry(unit.class()).or_insert((0, Months::begun())).0 += 1;
        }
        let groups = units.iter().filter(|unit| unit.tier() == Tier::SupervisionGroup).count();
        let (units, duties) = (HashMap::new(), BTreeMap::new());
        Self { classes, units, duties, is_of_group: groups <= 1 }
    }

    /// Counts something of a unit and a duty in all three parts, of this month or of the one
    /// before.
    fn count(
        &mut self,
        unit: &Unit,
        duty: Uuid,
        is_now: bool,
        mut add: impl FnMut(&mut MonthCounts),
    ) {
        let row = if self.is_of_group { unit.id } else { unit.head() };
        let (_, class) = self.classes.entry(unit.class()).or_insert((0, Months::begun()));
        let row = self.units.entry(row.as_uuid()).or_insert_with(Months::begun);
        let duty = self.duties.entry(duty).or_insert_with(Months::begun);
        for months in [class, row, duty] {
            add(if is_now { &mut months.now } else { &mut months.before });
        }
    }

    async fn into_study<C: ConnectionTrait>(mut self, db: &C, units: &[Unit]) -> Result<Study> {
        let mut worst: Vec<_> = self.duties.into_iter().collect();
        worst.retain(|(_, months)| months.now.weight() > (0, 0, 0));
        // Equal ones keep the order of their ids, so that the same tasks give the same study.
        worst.sort_by_key(|(_, months)| std::cmp::Reverse(months.now.weight()));
        worst.truncate(TOPICS);
        let ids = worst.iter().map(|(duty, _)| *duty);
        let named = duties::Entity::find().filter(duties::Column::Id.is_in(ids)).all(db).await?;
        let topic = |(duty, months)| {
            let row = named.iter().find(|row| row.id == duty);
            let row = row.ok_or_else(|| unreadable("duty"))?;
            let duty = u32::try_from(row.no).map_err(Error::fault)?;
            Ok(TopicMonth { duty, title: row.title.clone(), months })
        };
        // What was asked nothing is left out.
        self.classes.retain(|_, (_, months)| *months != Months::begun());
        let no_class = self.classes.remove(&None);
        let classes = self.classes.into_iter().chain(no_class.map(|counted| (None, counted)));
        let classes =
            classes.map(|(class, (schools, months))| ClassMonth { class, schools, months });
        let unit_months = &mut self.units;
        let units = units.iter().filter_map(|unit| {
            let months = unit_months.remove(&unit.id.as_uuid())?;
            Some(UnitMonth { unit: unit.name.clone(), months })
        });
        Ok(Study {
            classes: classes.collect(),
            units: units.collect(),
            topics: worst.into_iter().map(topic).collect::<Result<_>>()?,
        })
    }
}
