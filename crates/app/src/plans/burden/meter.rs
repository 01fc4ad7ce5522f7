//! What is asked of schools in a month, by whom, and how it is spread over classes.

use std::collections::{BTreeMap, HashMap};

use domain::access::{Act, Facts};
use domain::org::{Ownership, Stage, Tier, Unit, UnitName};
use domain::plans::{Burden, Quartiles};
use kernel::local_date;
use kernel::period::{Cadence, Period, PeriodKey};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::asked::{by_duty, by_school, only, seen};
use crate::plans::rows::{duties, plans};
use crate::{Error, Reader, Result, org, reactions};

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

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Duties.
    Duties {
        /// The lead office, if one is named.
        lead_office: Option<String>,
        /// The title of the plan, if they come from one.
        plan: Option<String>,
    },
    /// Visits of the people of this unit.
    Visits(UnitName),
}

/// What one office or plan asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceBurden {
    /// Who asks.
    pub source: Source,
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
    /// Visits to a school, likewise.
    pub visits: Option<Quartiles>,
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
        None => Period::of_day(Cadence::Month, local_date(reader.now())),
    };
    let month = month.ok_or(Error::Missing)?;
    let person = reader.person();
    let all = org::all_units(reader.db(), person.county).await?;
    let known: Vec<Unit> =
        all.into_iter().filter(|unit| !person.is_recused_from(unit.id)).collect();
    let classes = classes(reader, &month, &known).await?;
    let own_school =
        known.iter().find(|unit| unit.id == person.unit && unit.tier() == Tier::School);
    let own = match own_school {
        Some(school) => Some(own(reader, &month, school, &classes).await?),
        None => None,
    };
    Ok(BurdenPage {
        previous: month.before().map(|month| month.key),
        next: month.after().map(|month| month.key),
        own,
        sources: sources(reader, &month).await?,
        month,
        classes,
    })
}

async fn own(
    reader: &Reader<'_>,
    month: &Period,
    school: &Unit,
    classes: &[ClassBurden],
) -> Result<OwnBurden> {
    let mut burden = Burden::default();
    for asked in by_duty(reader, month, only(reader, school)).await?.into_values() {
        burden += asked;
    }
    // Of visits a school sees its own.
    for (_, asked) in reactions::asked_by_visits(reader, month).await? {
        burden += asked;
    }
    let class = classes.iter().find(|one| Some(one.class) == school.class()).cloned();
    Ok(OwnBurden { burden, class })
}

/// How the classes of `known` schools were burdened.
async fn classes(reader: &Reader<'_>, month: &Period, known: &[Unit]) -> Result<Vec<ClassBurden>> {
    let mut asked = by_school(reader, month).await?;
    for (school, visits) in reactions::visits_asked_of_schools(reader, month).await? {
        *asked.entry(school).or_default() += visits;
    }
    let mut classes: BTreeMap<_, Vec<Burden>> = BTreeMap::new();
    for unit in known {
        let Some(class) = unit.class() else { continue };
        let burden = asked.get(&unit.id.as_uuid()).copied().unwrap_or_default();
        classes.entry(class).or_default().push(burden);
    }
    let spread = |class, schools: Vec<Burden>| ClassBurden {
        class,
        schools: schools.len(),
        tasks: Quartiles::of(schools.iter().map(|burden| burden.tasks).collect()),
        visits: Quartiles::of(schools.iter().map(|burden| burden.visits).collect()),
        minutes: Quartiles::of(schools.iter().map(|burden| burden.minutes).collect()),
    };
    Ok(classes.into_iter().map(|(class, schools)| spread(class, schools)).collect())
}

/// By lead office and plan, and by the unit whose people come, the heaviest first.
async fn sources(reader: &Reader<'_>, month: &Period) -> Result<Vec<SourceBurden>> {
    let mut sources = duty_sources(reader, month).await?;
    let visits = reactions::asked_by_visits(reader, month).await?;
    let visits = visits.into_iter();
    sources
        .extend(visits.map(|(unit, burden)| SourceBurden { source: Source::Visits(unit), burden }));
    sources.sort_by_key(|source| std::cmp::Reverse(source.burden.minutes));
    Ok(sources)
}

async fn duty_sources(reader: &Reader<'_>, month: &Period) -> Result<Vec<SourceBurden>> {
    let asked = by_duty(reader, month, seen(reader)).await?;
    let duties: Vec<(Uuid, Option<String>, Option<Uuid>)> = duties::Entity::find()
        .select_only()
        .columns([duties::Column::Id, duties::Column::LeadOffice, duties::Column::PlanId])
        .filter(duties::Column::Id.is_in(asked.keys().copied()))
        .into_tuple()
        .all(reader.db())
        .await?;
    let mut sources: BTreeMap<(Option<String>, Option<Uuid>), Burden> = BTreeMap::new();
    for (duty, lead_office, plan) in duties {
        *sources.entry((lead_office, plan)).or_default() +=
            asked.get(&duty).copied().unwrap_or_default();
    }
    let titles = titles(reader, sources.keys().filter_map(|(_, plan)| *plan)).await?;
    let source = |((lead_office, plan), burden): ((_, Option<Uuid>), _)| {
        let plan = plan.and_then(|plan| titles.get(&plan).cloned());
        SourceBurden { source: Source::Duties { lead_office, plan }, burden }
    };
    Ok(sources.into_iter().map(source).collect())
}

async fn titles(
    reader: &Reader<'_>,
    plans: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, String>> {
    let titles: Vec<(Uuid, String)> = plans::Entity::find()
        .select_only()
        .columns([plans::Column::Id, plans::Column::Title])
        .filter(plans::Column::Id.is_in(plans))
        .into_tuple()
        .all(reader.db())
        .await?;
    Ok(titles.into_iter().collect())
}
