//! The weeks below a group or the bureau: counts by unit, never by person.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::access::Act;
use domain::org::{Tier, Unit};
use domain::plans::WeekPlace;
use kernel::period::Period;
use kernel::{UnitId, local_date};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::rows::{of_week, read, week_confirmations};
use crate::plans::list::TaskFilter;
use crate::plans::rows::tasks::Column;
use crate::plans::seen::Seen;
use crate::{Reader, Result, org};

/// How many tasks stand in each place of a week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WeekCounts([u32; 4]);

impl WeekCounts {
    /// Those in this place.
    pub fn of(&self, place: WeekPlace) -> u32 {
        self.0[place as usize]
    }

    fn add(&mut self, other: Self) {
        for (sum, more) in self.0.iter_mut().zip(other.0) {
            *sum += more;
        }
    }
}

impl From<[u32; 4]> for WeekCounts {
    /// From the counts in the order of [`WeekPlace::ALL`].
    fn from(counts: [u32; 4]) -> Self {
        Self(counts)
    }
}

/// The week of a unit below, or of a group with all its schools.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitWeek {
    /// The unit.
    pub unit: Unit,
    /// Its tasks and those of the units below it.
    pub counts: WeekCounts,
    /// The schools that are counted.
    pub schools: u32,
    /// Schools in which nothing was due and nothing is stuck.
    pub quiet: u32,
    /// Schools among them that said so. It is nobody's duty to.
    pub confirmed: u32,
}

/// The schools of a group that the person may see.
pub(super) async fn schools_below(
    reader: &Reader<'_>,
    seen: &Seen,
    group: &Unit,
    week: &Period,
) -> Result<Vec<UnitWeek>> {
    let filter = TaskFilter { group: Some(group.id), ..TaskFilter::default() };
    let weeks = Weeks::of(reader, seen, &filter, week).await?;
    let units = org::visible_units(reader, Act::ReadTask).await?;
    let schools = units.into_iter().filter(|unit| unit.guided_by == Some(group.id));
    Ok(schools.map(|school| weeks.of_unit(school)).collect())
}

/// The groups of the county, each with the schools that the person may see.
pub(super) async fn groups_below(
    reader: &Reader<'_>,
    seen: &Seen,
    week: &Period,
) -> Result<Vec<UnitWeek>> {
    let weeks = Weeks::of(reader, seen, &TaskFilter::default(), week).await?;
    let units = org::visible_units(reader, Act::ReadTask).await?;
    let mut schools: BTreeMap<UnitId, Vec<Unit>> = BTreeMap::new();
    for unit in units.iter().filter(|unit| unit.tier == Tier::School) {
        schools.entry(unit.guided_by.unwrap_or(unit.id)).or_default().push(unit.clone());
    }
    let tops = units.into_iter().filter(|unit| {
        let is_alone = unit.tier == Tier::School && unit.guided_by.is_none();
        unit.tier == Tier::SupervisionGroup || is_alone
    });
    Ok(tops.map(|top| weeks.of_group(&top, schools.remove(&top.id).unwrap_or_default())).collect())
}

/// The weeks of many units.
struct Weeks {
    counts: HashMap<Uuid, WeekCounts>,
    /// Units with something due or stuck.
    busy: HashSet<Uuid>,
    confirmed: HashSet<Uuid>,
}

impl Weeks {
    async fn of(
        reader: &Reader<'_>,
        seen: &Seen,
        filter: &TaskFilter,
        week: &Period,
    ) -> Result<Self> {
        let confirmed = confirmed(reader, week).await?;
        let mut weeks = Self { counts: HashMap::new(), busy: HashSet::new(), confirmed };
        let Some(matching) = seen.tasks(filter) else { return Ok(weeks) };
        let today = local_date(reader.now());
        let columns = [Column::UnitId, Column::State, Column::DueOn, Column::FirstHandedInOn];
        let of_week = matching.filter(of_week(week)).select_only().columns(columns);
        let rows: Vec<(Uuid, String, _, _)> = of_week.into_tuple().all(reader.db()).await?;
        for (unit, state, due_on, first_handed_in_on) in rows {
            let task = read(&state, due_on, first_handed_in_on)?;
            if let Some(place) = task.place(week, today) {
                weeks.counts.entry(unit).or_default().0[place as usize] += 1;
            }
            if task.breaks_quiet(week, today) {
                weeks.busy.insert(unit);
            }
        }
        Ok(weeks)
    }

    fn of_unit(&self, unit: Unit) -> UnitWeek {
        let id = unit.id.as_uuid();
        let is_quiet = !self.busy.contains(&id);
        UnitWeek {
            counts: self.counts.get(&id).copied().unwrap_or_default(),
            schools: u32::from(unit.tier == Tier::School),
            quiet: u32::from(unit.tier == Tier::School && is_quiet),
            confirmed: u32::from(is_quiet && self.confirmed.contains(&id)),
            unit,
        }
    }

    /// The week of a group, its own tasks included.
    fn of_group(&self, group: &Unit, schools: Vec<Unit>) -> UnitWeek {
        let mut whole = self.of_unit(group.clone());
        let below = schools.into_iter().filter(|school| school.id != group.id);
        for school in below.map(|school| self.of_unit(school)) {
            whole.counts.add(school.counts);
            whole.schools += school.schools;
            whole.quiet += school.quiet;
            whole.confirmed += school.confirmed;
        }
        whole
    }
}

async fn confirmed(reader: &Reader<'_>, week: &Period) -> Result<HashSet<Uuid>> {
    let units: Vec<Uuid> = week_confirmations::Entity::find()
        .select_only()
        .column(week_confirmations::Column::UnitId)
        .filter(week_confirmations::Column::CountyId.eq(reader.person().county.as_uuid()))
        .filter(week_confirmations::Column::Week.eq(week.key.to_string()))
        .into_tuple()
        .all(reader.db())
        .await?;
    Ok(units.into_iter().collect())
}
