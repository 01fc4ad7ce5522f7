//! Units are asked for something: a duty begins and its first tasks are given.

use std::collections::HashSet;

use domain::access::Act;
use domain::org::Unit;
use domain::plans::{
    Audience, Duty, DutyNo, DutyOrder, Origin, PledgeText, Recurrence, StandingKey, TaskNo,
    TaskRefusal, establish,
};
use kernel::{DutyId, PhaseId, PlanId, local_date};

use super::edition::require_confirmation;
use super::give::give_shares;
use super::name_office::NameOffice;
use super::numbers::next_duty_no;
use super::offices::link_offices;
use super::periods::{leave_to_sweep, open_periods_of};
use super::pledge::frozen;
use super::schedule::schedule;
use super::year::require_free;
use super::{duty_store, queries, store};
use crate::{Command, Error, Result, Work, org};

/// The order to ask units for something.
#[derive(Debug, Clone)]
pub struct Assign {
    /// The paragraph it comes from; a standing duty has none.
    pub origin: Option<Origin>,
    /// The phase of its plan that it belongs to.
    pub phase: Option<PhaseId>,
    /// The standing duty that it takes over.
    pub standing: Option<StandingKey>,
    /// The title.
    pub title: String,
    /// What is asked.
    pub requirement: String,
    /// 牵头处室.
    pub lead_office: Option<String>,
    /// 配合处室.
    pub supporting_offices: Vec<String>,
    /// Who is asked.
    pub audience: Audience,
    /// How often; `None` if no date was chosen.
    pub recurrence: Option<Recurrence>,
    /// Minutes that one unit is thought to need for one task.
    pub minutes: u32,
    /// The text that both sides confirm, of a pledge.
    pub pledge: Option<PledgeText>,
    /// Whether the person knows that units have the twin of the old edition as an open task.
    pub confirmed: bool,
    /// Which units offices are, as far as it was said with the order.
    pub named: Vec<NameOffice>,
}

/// What became of the order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The number of the duty.
    pub duty: DutyNo,
    /// The tasks that were given now; a recurring duty gives the others later.
    pub tasks: Vec<TaskNo>,
    /// Units that have the measure as a task already and were not asked again.
    pub had_it: usize,
    /// Units from which the person keeps away; a colleague has to ask them.
    pub kept_away: usize,
    /// Units from which the person keeps away and which a part of the system asks, in the same
    /// duty: those of a recurring one.
    pub asked_later: usize,
}

impl Command for Assign {
    type Outcome = Given;

    async fn carry_out(self, work: &mut Work) -> Result<Given> {
        // The counter's row is locked until the end: of two who ask for the same measure at once,
        // the second sees what the first gave.
        let no = next_duty_no(work).await?;
        let asked = Asked::of(work, &self).await?;
        require_free(work, self.standing.as_ref()).await?;
        if let Some(origin) = self.origin {
            let plan = store::locked_plan(work, origin.plan).await?;
            let node = store::node(work.db(), plan.id, origin.measure).await?;
            let measure = node.as_measure().ok_or(Error::Missing)?.node().id;
            let units = asked.units.iter().map(|unit| unit.id).collect();
            require_confirmation(work, &plan, measure, units, self.confirmed).await?;
            require_phase(work, plan.id, self.phase).await?;
        }
        for office in self.named {
            office.carry_out(work).await?;
        }
        let order = DutyOrder {
            id: DutyId::fresh(work.ids()),
            county: work.county(),
            no,
            origin: self.origin,
            phase: self.phase,
            standing: self.standing,
            title: self.title,
            requirement: self.requirement,
            lead_office: self.lead_office,
            supporting_offices: self.supporting_offices,
            audience: self.audience,
            recurrence: self.recurrence,
            minutes: self.minutes,
            pledge: frozen(self.pledge.as_ref())?,
        };
        let (duty, event) = establish(order, work.person()?.account, work.now())?;
        duty_store::insert_duty(work, &duty).await?;
        link_offices(work, &duty).await?;
        work.record(&event)?;
        let Asked { units, had_it, away } = asked;
        let tasks = give_first(work, &duty, units).await?;
        let (kept_away, asked_later) = match &duty.recurrence {
            Recurrence::Once { .. } => (away.len(), 0),
            Recurrence::Every { .. } => (0, leave_to_sweep(work, &duty, &away).await?),
        };
        Ok(Given { duty: duty.no, tasks, had_it, kept_away, asked_later })
    }
}

/// The tasks that are given at once.
async fn give_first(work: &mut Work, duty: &Duty, units: Vec<Unit>) -> Result<Vec<TaskNo>> {
    match &duty.recurrence {
        Recurrence::Once { due_on } => give_shares(work, duty, None, *due_on, units).await,
        Recurrence::Every { .. } => {
            let today = local_date(work.now());
            open_periods_of(work, duty, None, today, &units).await
        }
    }
}

/// Who is asked, and who is not for which reason.
struct Asked {
    units: Vec<Unit>,
    had_it: usize,
    away: Vec<Unit>,
}

impl Asked {
    async fn of(work: &Work, order: &Assign) -> Result<Self> {
        if let Some(origin) = order.origin {
            store::plan(work.db(), work.county(), origin.plan).await?;
        }
        let units = org::all_units(work.db(), work.county()).await?;
        require_each(work, &order.audience, &units)?;
        let named: Vec<_> = units.into_iter().filter(|unit| order.audience.holds(unit)).collect();
        let person = work.person()?;
        let (near, away): (Vec<_>, Vec<_>) =
            named.into_iter().partition(|unit| !person.is_recused_from(unit.id));
        if near.is_empty() {
            return Err(TaskRefusal::UnitMissing.into());
        }
        for unit in &near {
            work.require(Act::AssignTask, person.facts_of(unit))?;
        }
        let having = having_it(work, order).await?;
        let (had_it, units): (Vec<_>, Vec<_>) =
            near.into_iter().partition(|unit| having.contains(&unit.id.as_uuid()));
        if units.is_empty() {
            return Err(TaskRefusal::AssignedAlready.into());
        }
        Ok(Self { units, had_it: had_it.len(), away })
    }
}

/// Whoever names units one by one must know and be allowed to ask each.
fn require_each(work: &Work, audience: &Audience, all: &[Unit]) -> Result<()> {
    let Audience::Units { units } = audience else { return Ok(()) };
    for id in units {
        let unit = all.iter().find(|unit| unit.id == *id).ok_or(Error::Missing)?;
        work.require(Act::AssignTask, work.person()?.facts_of(unit))?;
    }
    Ok(())
}

/// A phase is one of the plan that the duty comes from.
async fn require_phase(work: &Work, plan: PlanId, phase: Option<PhaseId>) -> Result<()> {
    let Some(phase) = phase else { return Ok(()) };
    let schedule = schedule(work.db(), plan).await?;
    let known = schedule.phases.iter().any(|known| known.id == phase);
    known.then_some(()).ok_or(Error::Missing)
}

/// The units that have the measure as a task already. What recurs is asked apart from it.
async fn having_it(work: &Work, order: &Assign) -> Result<HashSet<uuid::Uuid>> {
    match (order.origin, &order.recurrence) {
        (Some(origin), None | Some(Recurrence::Once { .. })) => {
            queries::units_with(work.db(), origin.measure).await
        }
        _ => Ok(HashSet::new()),
    }
}
