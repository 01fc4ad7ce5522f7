//! The schedule of a plan: kept, shown with the progress of its duties, and suggested.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::access::{Act, Facts};
use domain::plans::{LightCounts, MilestoneOrder, PhaseOrder, Schedule, set_schedule};
use kernel::{PhaseId, PlanId, Version, local_date};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect, Set,
};
use uuid::Uuid;

use super::outline::outline_of;
use super::rows::{duties, duty_tallies, plan_schedules};
use super::suggestions::Suggestions;
use super::{store, tallies};
use crate::{Command, Error, Reader, Result, Work};

/// The order to enter the phases and milestones of a plan.
#[derive(Debug)]
pub struct SetSchedule {
    /// The plan.
    pub plan: PlanId,
    /// The version that the person saw.
    pub seen: Version,
    /// The phases, row by row; without an id where they are new.
    pub phases: Vec<NewPhase>,
    /// The milestones, row by row.
    pub milestones: Vec<MilestoneOrder>,
}

/// A phase as it was entered.
#[derive(Debug, Clone)]
pub struct NewPhase {
    /// Its id, if it was there before.
    pub id: Option<PhaseId>,
    /// Its name.
    pub name: String,
    /// The first day.
    pub first: Option<NaiveDate>,
    /// The last day.
    pub last: Option<NaiveDate>,
}

impl Command for SetSchedule {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        work.require(Act::SchedulePlan, Facts::COUNTY)?;
        store::plan(work.db(), work.county(), self.plan).await?;
        let before = schedule(work.db(), self.plan).await?;
        work.require_version(self.seen, before.version)?;
        let known = |id: &PhaseId| before.phases.iter().any(|phase| phase.id == *id);
        let phases = self.phases.into_iter().map(|phase| PhaseOrder {
            id: phase.id.filter(known).unwrap_or_else(|| PhaseId::fresh(work.ids())),
            name: phase.name,
            first: phase.first,
            last: phase.last,
        });
        let phases: Vec<_> = phases.collect();
        let (schedule, event) = set_schedule(&before, &phases, &self.milestones)?;
        save(work, &schedule).await?;
        work.record(&event)
    }
}

/// The schedule of a plan; an empty one where nobody entered any.
pub(super) async fn schedule<C: ConnectionTrait>(db: &C, plan: PlanId) -> Result<Schedule> {
    let row = plan_schedules::Entity::find_by_id(plan.as_uuid()).one(db).await?;
    let Some(row) = row else {
        let (phases, milestones) = (Vec::new(), Vec::new());
        return Ok(Schedule { plan, phases, milestones, version: Version::FIRST });
    };
    Ok(Schedule {
        plan,
        phases: serde_json::from_str(&row.phases)?,
        milestones: serde_json::from_str(&row.milestones)?,
        version: Version(row.version),
    })
}

/// Writes the schedule, if nobody else has written it since it was read.
///
/// # Errors
/// [`Error::Stale`] if somebody else was first.
async fn save(work: &Work, schedule: &Schedule) -> Result<()> {
    use plan_schedules::Column;
    let row = plan_schedules::ActiveModel {
        plan_id: Set(schedule.plan.as_uuid()),
        county_id: Set(work.county().as_uuid()),
        phases: Set(serde_json::to_string(&schedule.phases)?),
        milestones: Set(serde_json::to_string(&schedule.milestones)?),
        version: Set(schedule.version.0),
    };
    let seen = Version(schedule.version.0 - 1);
    let over_the_one_seen = OnConflict::column(Column::PlanId)
        .update_columns([Column::Phases, Column::Milestones, Column::Version])
        .action_and_where(Expr::col((plan_schedules::Entity, Column::Version)).eq(seen.0))
        .to_owned();
    let row = plan_schedules::Entity::insert(row).on_conflict(over_the_one_seen);
    match row.exec_without_returning(work.db()).await? {
        1 => Ok(()),
        _ => Err(Error::Stale { seen, current: schedule.version }),
    }
}

/// The schedule with what has come of it.
#[derive(Debug, Clone)]
pub struct ScheduleView {
    /// The schedule.
    pub schedule: Schedule,
    /// The progress by phase. It is counted over the whole county, so it is empty for who does
    /// not see all of it.
    pub progress: HashMap<PhaseId, LightCounts>,
    /// What the document seems to name, for a plan without a schedule.
    pub suggested: Suggestions,
    /// Whether the person may change it.
    pub may_set: bool,
}

/// The schedule of a plan.
///
/// # Errors
/// [`crate::Error::Missing`], or a fault.
pub async fn plan_schedule(reader: &Reader<'_>, plan: PlanId) -> Result<ScheduleView> {
    reader.require(Act::ReadPlan, Facts::COUNTY)?;
    let of = store::plan(reader.db(), reader.person().county, plan).await?;
    let schedule = schedule(reader.db(), plan).await?;
    let may_set = reader.may(Act::SchedulePlan, Facts::COUNTY);
    let is_empty = schedule.phases.is_empty() && schedule.milestones.is_empty();
    let suggested = if may_set && is_empty {
        Suggestions::of(&of, &outline_of(reader.db(), &of).await?.pieces)
    } else {
        Suggestions::default()
    };
    let scope = reader.scope(Act::ReadTask);
    let sees_all = scope.elsewhere && scope.except.is_empty();
    let progress = if sees_all { progress(reader, plan).await? } else { HashMap::new() };
    Ok(ScheduleView { schedule, progress, suggested, may_set })
}

/// The tallies of the plan's duties, by phase and light.
async fn progress(reader: &Reader<'_>, plan: PlanId) -> Result<HashMap<PhaseId, LightCounts>> {
    let of_phases: Vec<(Uuid, Uuid)> = duties::Entity::find()
        .select_only()
        .column(duties::Column::Id)
        .column(duties::Column::PhaseId)
        .filter(duties::Column::PlanId.eq(plan.as_uuid()))
        .filter(duties::Column::PhaseId.is_not_null())
        .into_tuple()
        .all(reader.db())
        .await?;
    let phase_of: HashMap<Uuid, Uuid> = of_phases.into_iter().collect();
    let ids = phase_of.keys().copied();
    let tallies = duty_tallies::Entity::find().filter(duty_tallies::Column::DutyId.is_in(ids));
    let today = local_date(reader.now());
    let mut progress: HashMap<PhaseId, LightCounts> = HashMap::new();
    for row in tallies.all(reader.db()).await? {
        let Some(phase) = phase_of.get(&row.duty_id) else { continue };
        let counts = [row.nothing_yet, row.returned, row.in_time, row.after_due].map(i64::from);
        let lights = tallies::lights(counts, row.due_on, today);
        *progress.entry(PhaseId::from_uuid(*phase)).or_default() += lights;
    }
    Ok(progress)
}
