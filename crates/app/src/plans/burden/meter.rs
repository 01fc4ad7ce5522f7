//! What is asked of schools in a month, by whom, and how it is spread over classes.

use std::collections::{BTreeMap, HashMap};

use domain::access::{Act, Facts};
use domain::org::{Ownership, Stage, Tier, Unit};
use domain::plans::{Burden, Quartiles, TaskStateName};
use kernel::local_date;
use kernel::period::{Cadence, Period, PeriodKey, periods};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::plans::rows::{duties, evidence, plans, tasks};
use crate::{Error, Reader, Result, org};

/// The burden of a month.
#[derive(Debug, Clone)]
pub struct BurdenPage {
    /// The month.
    pub month: Period,
    /// The month before, unless the calendar begins here.
    pub previous: Option<PeriodKey>,
    /// The month after, unless the calendar ends here.
    pub next: Option<PeriodKey>,
    /// Of the person's own school, beside its class.
    pub own: Option<OwnBurden>,
    /// By whom it was asked: of the own school, or of all units that the person sees.
    pub sources: Vec<SourceBurden>,
    /// By class of school, county-wide.
    pub classes: Vec<ClassBurden>,
}

/// What is asked of the person's own school.
#[derive(Debug, Clone)]
pub struct OwnBurden {
    /// All of it.
    pub burden: Burden,
    /// Its class.
    pub class: Option<ClassBurden>,
}

/// What one office or plan asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceBurden {
    /// The lead office, if one is named.
    pub lead_office: Option<String>,
    /// The title of the plan, if it comes from one.
    pub plan: Option<String>,
    /// What it asks.
    pub burden: Burden,
}

/// How a class of schools is burdened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassBurden {
    /// Its stage and ownership.
    pub class: (Stage, Ownership),
    /// How many schools it has.
    pub schools: usize,
    /// Tasks of a school; none for a class that is too small to be compared.
    pub tasks: Option<Quartiles>,
    /// Estimated minutes of a school, likewise.
    pub minutes: Option<Quartiles>,
}

/// The month of this key, or the present one. A class counts every school but those from which
/// the person is recused; of a single school only its own people see more than the tasks do.
///
/// # Errors
/// [`Error::Missing`] for what is no month, [`Error::Denied`], or a fault.
pub async fn burden_page(reader: &Reader<'_>, month: Option<PeriodKey>) -> Result<BurdenPage> {
    reader.require(Act::ReadPlan, Facts::COUNTY)?;
    let month = match month {
        Some(key) => Period::of_key(key, &[]).filter(|month| month.cadence() == Cadence::Month),
        None => month_of(Some(local_date(reader.now()))),
    };
    let month = month.ok_or(Error::Missing)?;
    let person = reader.person();
    let all = org::all_units(reader.db(), person.county).await?;
    let known: Vec<Unit> =
        all.into_iter().filter(|unit| !person.is_recused_from(unit.id)).collect();
    let asked = Asked::of(reader, &month).await?;
    let seen = org::visible_units(reader, Act::ReadTask).await?;
    let classes = asked.classes(&known);
    let own_school = known.iter().find(|unit| unit.id == person.unit && unit.tier == Tier::School);
    let own = own_school.map(|school| OwnBurden {
        burden: asked.of_unit(school),
        class: classes.iter().find(|one| Some(one.class) == class_of(school)).cloned(),
    });
    Ok(BurdenPage {
        previous: month_of(month.first.pred_opt()).map(|month| month.key),
        next: month_of(month.last.succ_opt()).map(|month| month.key),
        month,
        own,
        sources: asked.sources(reader, &seen).await?,
        classes,
    })
}

fn month_of(day: Option<chrono::NaiveDate>) -> Option<Period> {
    let day = day?;
    periods(Cadence::Month, day, day, &[]).pop()
}

fn class_of(unit: &Unit) -> Option<(Stage, Ownership)> {
    unit.school.as_ref().map(|school| (school.stage, school.ownership))
}

/// What was asked, by unit and duty.
struct Asked {
    by_unit_and_duty: HashMap<(Uuid, Uuid), Burden>,
    duties: HashMap<Uuid, duties::Model>,
}

impl Asked {
    async fn of(reader: &Reader<'_>, month: &Period) -> Result<Self> {
        let due = tasks::Entity::find()
            .select_only()
            .filter(tasks::Column::CountyId.eq(reader.person().county.as_uuid()))
            .filter(tasks::Column::DueOn.between(month.first, month.last))
            .filter(tasks::Column::State.ne(TaskStateName::Withdrawn.name()));
        let ids = due.clone().column(tasks::Column::Id).into_query();
        let pieces: Vec<(Uuid, i64)> = evidence::Entity::find()
            .select_only()
            .column(evidence::Column::TaskId)
            .column_as(evidence::Column::Id.count(), "pieces")
            .filter(evidence::Column::TaskId.in_subquery(ids))
            .group_by(evidence::Column::TaskId)
            .into_tuple()
            .all(reader.db())
            .await?;
        let pieces: HashMap<Uuid, i64> = pieces.into_iter().collect();
        let columns = [tasks::Column::Id, tasks::Column::UnitId, tasks::Column::DutyId];
        let rows: Vec<(Uuid, Uuid, Uuid)> =
            due.columns(columns).into_tuple().all(reader.db()).await?;
        let duties = duties::Entity::find()
            .filter(duties::Column::CountyId.eq(reader.person().county.as_uuid()))
            .all(reader.db())
            .await?;
        let duties: HashMap<Uuid, _> = duties.into_iter().map(|duty| (duty.id, duty)).collect();
        let mut by_unit_and_duty: HashMap<_, Burden> = HashMap::new();
        for (task, unit, duty) in rows {
            let minutes = duties.get(&duty).map_or(0, |duty| duty.minutes);
            let evidence = pieces.get(&task).copied().unwrap_or(0);
            *by_unit_and_duty.entry((unit, duty)).or_default() += Burden {
                tasks: 1,
                evidence: u32::try_from(evidence).map_err(Error::fault)?,
                minutes: u32::try_from(minutes).map_err(Error::fault)?,
            };
        }
        Ok(Self { by_unit_and_duty, duties })
    }

    fn of_unit(&self, unit: &Unit) -> Burden {
        let mut whole = Burden::default();
        for ((of, _), burden) in &self.by_unit_and_duty {
            if *of == unit.id.as_uuid() {
                whole += *burden;
            }
        }
        whole
    }

    fn classes(&self, units: &[Unit]) -> Vec<ClassBurden> {
        let mut by_unit: HashMap<Uuid, Burden> = HashMap::new();
        for ((unit, _), burden) in &self.by_unit_and_duty {
            *by_unit.entry(*unit).or_default() += *burden;
        }
        let mut classes: BTreeMap<_, Vec<Burden>> = BTreeMap::new();
        for unit in units {
            let Some(class) = class_of(unit) else { continue };
            let burden = by_unit.get(&unit.id.as_uuid()).copied().unwrap_or_default();
            classes.entry(class).or_default().push(burden);
        }
        let spread = |class, schools: Vec<Burden>| ClassBurden {
            class,
            schools: schools.len(),
            tasks: Quartiles::of(schools.iter().map(|burden| burden.tasks).collect()),
            minutes: Quartiles::of(schools.iter().map(|burden| burden.minutes).collect()),
        };
        classes.into_iter().map(|(class, schools)| spread(class, schools)).collect()
    }

    /// By lead office and plan, the heaviest first.
    async fn sources(&self, reader: &Reader<'_>, seen: &[Unit]) -> Result<Vec<SourceBurden>> {
        let mut sources: BTreeMap<(Option<String>, Option<Uuid>), Burden> = BTreeMap::new();
        for ((unit, duty), burden) in &self.by_unit_and_duty {
            let is_seen = seen.iter().any(|other| other.id.as_uuid() == *unit);
            let Some(duty) = self.duties.get(duty).filter(|_| is_seen) else { continue };
            *sources.entry((duty.lead_office.clone(), duty.plan_id)).or_default() += *burden;
        }
        let ids = sources.keys().filter_map(|(_, plan)| *plan);
        let named = plans::Entity::find().filter(plans::Column::Id.is_in(ids));
        let named = named.all(reader.db()).await?;
        let title = |id| named.iter().find(|plan| plan.id == id).map(|plan| plan.title.clone());
        let mut sources: Vec<_> = sources
            .into_iter()
            .map(|((lead_office, plan), burden)| {
                let plan = plan.and_then(title);
                SourceBurden { lead_office, plan, burden }
            })
            .collect();
        sources.sort_by_key(|source| std::cmp::Reverse(source.burden.minutes));
        Ok(sources)
    }
}
