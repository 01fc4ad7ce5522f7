//! What becomes of tasks when their unit moves to another group or is succeeded by another unit.

use std::collections::HashSet;

use domain::org::{Closure, Unit};
use domain::plans::{Task, TaskStateName, hand_to, withdraw};
use kernel::UnitId;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set,
};
use uuid::Uuid;

use super::rows::tasks::{self, Column};
use super::store::save_task;
use super::tallies::Changes;
use crate::{Error, Result, Work, access, org};

/// How many tasks of a unit are open.
pub(crate) async fn open_tasks_of<C: ConnectionTrait>(db: &C, unit: UnitId) -> Result<u64> {
    Ok(open(unit).count(db).await?)
}

fn open(unit: UnitId) -> sea_orm::Select<tasks::Entity> {
    let open = TaskStateName::ALL.into_iter().filter(|state| state.is_open());
    tasks::Entity::find()
        .filter(Column::UnitId.eq(unit.as_uuid()))
        .filter(Column::State.is_in(open.map(TaskStateName::name)))
}

/// Counts all tasks of the unit that the command moved under the group that guides it now.
pub(crate) async fn count_under_new_group(work: &Work) -> Result<()> {
    let Some(before) = work.unit_before() else { return Ok(()) };
    let after = org::unit(work.db(), work.county(), before.id).await?;
    if before.head() == after.head() {
        return Ok(());
    }
    let of_unit = Column::UnitId.eq(before.id.as_uuid());
    let rows = tasks::Entity::find().filter(of_unit).all(work.db()).await?;
    let mut changes = Changes::default();
    for row in rows {
        let task = row.into_domain()?;
        changes.remove(&task, before);
        changes.add(&task, &after);
    }
    changes.write(work).await
}

/// Hands the open tasks of a closed unit to its successor, each with its event. What the successor
/// is asked for itself is not asked twice: the closed unit's share is taken back, for the reason of
/// the closing. Whoever keeps away from the one keeps away from the other too.
pub(crate) async fn hand_to_successor(work: &mut Work, closed: UnitId) -> Result<()> {
    let closed = org::unit(work.db(), work.county(), closed).await?;
    let Some(Closure { successor: Some(successor), reason, .. }) = &closed.closure else {
        return Ok(());
    };
    let successor = org::unit(work.db(), work.county(), *successor).await?;
    access::carry_recusals(work, closed.id, successor.id).await?;
    let owed = owed_by(work, successor.id).await?;
    let rows = open(closed.id).order_by_asc(Column::No).all(work.db()).await?;
    for row in rows {
        let is_owed = keys_of(&row).iter().any(|key| owed.contains(key));
        let task = row.into_domain()?;
        if is_owed {
            let (task, event) = withdraw(task, reason)?;
            save_task(work, &task).await?;
            work.record(&event)?;
        } else {
            pass(work, task, &closed, &successor).await?;
        }
    }
    Ok(())
}

/// What a unit was asked for: by duty and period, and once by its measure.
type Key = (Uuid, String);

fn keys_of(row: &tasks::Model) -> Vec<Key> {
    let of_duty = (row.duty_id, row.period.clone());
    let measure = row.measure_id.filter(|_| row.period.is_empty());
    std::iter::once(of_duty).chain(measure.map(|measure| (measure, String::new()))).collect()
}

async fn owed_by(work: &Work, unit: UnitId) -> Result<HashSet<Key>> {
    let rows = tasks::Entity::find()
        .filter(Column::UnitId.eq(unit.as_uuid()))
        .filter(Column::State.ne(TaskStateName::Withdrawn.name()))
        .all(work.db())
        .await?;
    Ok(rows.iter().flat_map(keys_of).collect())
}

async fn pass(work: &mut Work, before: Task, closed: &Unit, successor: &Unit) -> Result<()> {
    let (after, event) = hand_to(before.clone(), successor.id)?;
    let change = tasks::ActiveModel {
        unit_id: Set(after.unit.as_uuid()),
        holder_id: Set(None),
        version: Set(after.version.0),
        ..Default::default()
    };
    let saved = tasks::Entity::update_many()
        .set(change)
        .filter(Column::Id.eq(after.id.as_uuid()))
        .filter(Column::Version.eq(before.version.0))
        .exec(work.db())
        .await?;
    if saved.rows_affected != 1 {
        return Err(Error::Stale { seen: before.version, current: after.version });
    }
    let mut changes = Changes::default();
    changes.remove(&before, closed);
    changes.add(&after, successor);
    changes.write(work).await?;
    work.record(&event)
}
