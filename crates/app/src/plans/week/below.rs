//! The weeks below a group or the bureau: counts by unit, never by person.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::org::{Tier, Unit};
use domain::plans::WeekPlace;
use kernel::CountyId;
use kernel::period::Period;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::rows::{of_week, read, week_confirmations};
use crate::Result;
use crate::plans::reports::speaks_of;
use crate::plans::rows::tasks::{self, Column};

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

/// Whether a unit has others below it in the supervision line.
pub(super) fn has_below(unit: &Unit) -> bool {
    match unit.tier() {
        Tier::DisciplineTeam | Tier::BureauOffice | Tier::SupervisionGroup => true,
        Tier::School | Tier::Department | Tier::Beside => false,
    }
}

/// The weeks below `unit`, of those `units` that the person may see: of a group its schools, of
/// the bureau and the discipline team all groups with their schools. A unit without others below
/// it has its own.
///
/// # Errors
/// A fault of the database.
pub(in crate::plans) async fn weeks_below<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    unit: &Unit,
    units: &[Unit],
    week: &Period,
    today: NaiveDate,
) -> Result<Vec<UnitWeek>> {
    let is_group = unit.tier() == Tier::SupervisionGroup;
    let asked = units.iter().filter(|other| other.is_open() && speaks_of(unit, other));
    let asked = asked.filter(|other| !is_group || other.id != unit.id);
    let asked: Vec<&Unit> = asked.collect();
    let weeks = Weeks::of(db, county, &asked, week, today).await?;
    if is_group {
        return Ok(asked.into_iter().map(|school| weeks.of_unit(school)).collect());
    }
    let is_top = |unit: &Unit| match unit.tier() {
        Tier::SupervisionGroup | Tier::Department => true,
        Tier::School => unit.guided_by.is_none(),
        Tier::BureauOffice | Tier::DisciplineTeam | Tier::Beside => false,
    };
    let tops = asked.iter().filter(|unit| is_top(unit));
    Ok(tops.map(|top| weeks.of_group(top, &asked)).collect())
}

/// The weeks of many units.
struct Weeks {
    counts: HashMap<Uuid, WeekCounts>,
    /// Units with something due or stuck.
    busy: HashSet<Uuid>,
    confirmed: HashSet<Uuid>,
}

impl Weeks {
    async fn of<C: ConnectionTrait>(
        db: &C,
        county: CountyId,
        units: &[&Unit],
        week: &Period,
        today: NaiveDate,
    ) -> Result<Self> {
        let confirmed = confirmed(db, county, week).await?;
        let mut weeks = Self { counts: HashMap::new(), busy: HashSet::new(), confirmed };
        let columns = [Column::UnitId, Column::State, Column::DueOn, Column::FirstHandedInOn];
        let of_week = tasks::Entity::find()
            .filter(Column::CountyId.eq(county.as_uuid()))
            .filter(Column::UnitId.is_in(units.iter().map(|unit| unit.id.as_uuid())))
            .filter(of_week(week));
        let of_week = of_week.select_only().columns(columns);
        let rows: Vec<(Uuid, String, _, _)> = of_week.into_tuple().all(db).await?;
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

    fn of_unit(&self, unit: &Unit) -> UnitWeek {
        let id = unit.id.as_uuid();
        let is_quiet = !self.busy.contains(&id);
        UnitWeek {
            counts: self.counts.get(&id).copied().unwrap_or_default(),
            schools: u32::from(unit.tier() == Tier::School),
            quiet: u32::from(unit.tier() == Tier::School && is_quiet),
            confirmed: u32::from(is_quiet && self.confirmed.contains(&id)),
            unit: unit.clone(),
        }
    }

    /// The week of a group, its own tasks included.
    fn of_group(&self, group: &Unit, units: &[&Unit]) -> UnitWeek {
        let mut whole = self.of_unit(group);
        let below = units.iter().filter(|unit| unit.guided_by == Some(group.id));
        for school in below.map(|school| self.of_unit(school)) {
            whole.counts.add(school.counts);
            whole.schools += school.schools;
            whole.quiet += school.quiet;
            whole.confirmed += school.confirmed;
        }
        whole
    }
}

async fn confirmed<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    week: &Period,
) -> Result<HashSet<Uuid>> {
    let units: Vec<Uuid> = week_confirmations::Entity::find()
        .select_only()
        .column(week_confirmations::Column::UnitId)
        .filter(week_confirmations::Column::CountyId.eq(county.as_uuid()))
        .filter(week_confirmations::Column::Week.eq(week.key.to_string()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(units.into_iter().collect())
}
