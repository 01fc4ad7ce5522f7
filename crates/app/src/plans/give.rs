//! Giving units their shares of a duty.

use chrono::NaiveDate;
use domain::org::Unit;
use domain::plans::{Duty, Share, TaskNo, give};
use kernel::TaskId;
use kernel::period::PeriodKey;

use super::numbers::next_task_nos;
use super::store;
use crate::{Result, Work};

/// Gives each of `units` its share; answers the numbers of the tasks, in the same order.
pub(super) async fn give_shares(
    work: &mut Work,
    duty: &Duty,
    period: Option<PeriodKey>,
    due_on: NaiveDate,
    units: Vec<Unit>,
) -> Result<Vec<TaskNo>> {
    if units.is_empty() {
        return Ok(Vec::new());
    }
    let numbers = next_task_nos(work, units.len()).await?;
    let mut given = Vec::with_capacity(units.len());
    let mut events = Vec::with_capacity(units.len());
    for (unit, no) in units.into_iter().zip(&numbers) {
        let id = TaskId::fresh(work.ids());
        let share = Share { id, no: *no, unit: unit.id, period, due_on };
        let (task, event) = give(duty, share, work.now());
        given.push((task, unit));
        events.push(event);
    }
    store::insert_tasks(work, &given).await?;
    events.iter().try_for_each(|event| work.record(event))?;
    Ok(numbers)
}
