//! A duty ends: no period of it is asked any more, and what nobody handed in can be taken back.

use std::collections::HashMap;

use domain::access::{Act, Facts};
use domain::org::Unit;
use domain::plans::{Duty, DutyNo, Task, TaskStateName, end, withdraw};
use kernel::{UnitId, Version};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::duty_store;
use super::rows::tasks;
use super::save_tasks::{Moved, save_tasks};
use crate::{Command, Error, Result, Work, org};

/// The order to end a duty.
#[derive(Debug)]
pub struct EndDuty {
    /// The duty.
    pub duty: DutyNo,
    /// The version that the person saw.
    pub seen: Version,
    /// Why.
    pub reason: String,
    /// Whether tasks for which nothing was handed in are taken back too.
    pub take_back: bool,
}

/// What became of the tasks of a duty that ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TakenBack {
    /// Tasks that were taken back.
    pub tasks: usize,
    /// Tasks of units from which the person keeps away; a colleague has to take them back.
    pub kept_away: usize,
}

impl Command for EndDuty {
    type Outcome = TakenBack;

    async fn carry_out(self, work: &mut Work) -> Result<TakenBack> {
        work.require(Act::EndDuty, Facts::COUNTY)?;
        let duty = duty_store::duty(work.db(), work.county(), self.duty).await?;
        let units = org::all_units(work.db(), work.county()).await?;
        require_sight(work, &duty, &units)?;
        work.require_version(self.seen, duty.version)?;
        let (duty, event) = end(duty, &self.reason, work.person()?.account, work.now())?;
        duty_store::save_duty(work, &duty).await?;
        work.record(&event)?;
        if self.take_back {
            take_back(work, &duty, &units, &self.reason).await
        } else {
            Ok(TakenBack::default())
        }
    }
}

/// A duty of those alone from whom the person keeps away does not exist for them.
fn require_sight(work: &Work, duty: &Duty, units: &[Unit]) -> Result<()> {
    let person = work.person()?;
    let mut asked = units.iter().filter(|unit| duty.audience.holds(unit)).peekable();
    let is_hidden = asked.peek().is_some() && asked.all(|unit| person.is_recused_from(unit.id));
    if is_hidden { Err(Error::Missing) } else { Ok(()) }
}

/// Takes back the tasks of the duty for which nothing was handed in.
async fn take_back(
    work: &mut Work,
    duty: &Duty,
    units: &[Unit],
    reason: &str,
) -> Result<TakenBack> {
    let units: HashMap<UnitId, &Unit> = units.iter().map(|unit| (unit.id, unit)).collect();
    let mut taken = TakenBack::default();
    let mut moved = Vec::new();
    for task in untouched(work, duty).await? {
        let Some(unit) = units.get(&task.unit) else { continue };
        if is_kept_away(work, unit)? {
            taken.kept_away += 1;
            continue;
        }
        work.require(Act::WithdrawTask, work.person()?.facts_of(unit))?;
        let (after, event) = withdraw(task.clone(), reason)?;
        moved.push(Moved { before: task, after, unit: (*unit).clone() });
        work.record(&event)?;
        taken.tasks += 1;
    }
    save_tasks(work, &moved).await?;
    Ok(taken)
}

fn is_kept_away(work: &Work, unit: &Unit) -> Result<bool> {
    Ok(work.person()?.is_recused_from(unit.id))
}

/// The tasks of the duty for which nothing was handed in yet, by number.
async fn untouched(work: &Work, duty: &Duty) -> Result<Vec<Task>> {
    let states = [TaskStateName::Assigned, TaskStateName::Accepted];
    let rows = tasks::Entity::find()
        .filter(tasks::Column::DutyId.eq(duty.id.as_uuid()))
        .filter(tasks::Column::State.is_in(states.map(TaskStateName::name)))
        .order_by_asc(tasks::Column::No)
        .all(work.db())
        .await?;
    rows.into_iter().map(tasks::Model::into_domain).collect()
}
