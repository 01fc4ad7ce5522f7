//! What those who left without a successor left behind: listed until somebody has it.

use std::collections::HashSet;

use domain::plans::TaskStateName;
use kernel::{UnitId, local_date};
use sea_orm::{ColumnTrait, Condition, Order, QueryFilter};
use uuid::Uuid;

use crate::accounts::{self, DepartureRow, PersonName};
use crate::plans::list::{TaskFilter, TaskRow, first_of, task_rows};
use crate::plans::rows::tasks::Column;
use crate::plans::seen::Seen;
use crate::{Reader, Result};

/// Rows of the list.
const ROWS: usize = 200;

/// A task that nobody has in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftTask {
    /// The task.
    pub task: TaskRow,
    /// Who had it; `None` for what nobody of the unit is left to accept.
    pub left_by: Option<PersonName>,
}

/// The open tasks of those who left without a successor, and whatever else waits for a unit for
/// which nobody can act any more.
///
/// # Errors
/// [`crate::Error::Missing`] for who may not see them, or a fault.
pub async fn left_tasks(reader: &Reader<'_>) -> Result<Vec<LeftTask>> {
    let left = accounts::closed_without_successor(reader).await?;
    if left.is_empty() {
        return Ok(Vec::new());
    }
    let Some(seen) = Seen::by(reader).await?.tasks(&TaskFilter::default()) else {
        return Ok(Vec::new());
    };
    let open = TaskStateName::ALL.into_iter().filter(|state| state.is_open());
    let held = Column::HolderId.is_in(left.iter().map(|it| it.account.as_uuid()));
    let nobodys = Condition::all()
        .add(Column::UnitId.is_in(deserted(reader, &left).await?))
        .add(Column::HolderId.is_null());
    let matching = seen
        .filter(Column::State.is_in(open.map(TaskStateName::name)))
        .filter(Condition::any().add(held).add(nobodys));
    let found = first_of(matching, ROWS, &Order::Asc).all(reader.db()).await?;
    let had = |holder: Option<Uuid>| {
        let row = left.iter().find(|it| Some(it.account.as_uuid()) == holder)?;
        Some(row.name.clone())
    };
    let holders: Vec<_> = found.iter().map(|row| had(row.holder_id)).collect();
    let rows = task_rows(reader, found, local_date(reader.now())).await?;
    let rows = rows.into_iter().zip(holders);
    Ok(rows.map(|(task, left_by)| LeftTask { task, left_by }).collect())
}

/// The units of those who left for which nobody acts.
async fn deserted(reader: &Reader<'_>, left: &[DepartureRow]) -> Result<Vec<Uuid>> {
    let units: HashSet<UnitId> = left.iter().map(|row| row.unit_id).collect();
    let acting =
        accounts::accounts_of_units(reader.db(), units.iter().copied(), reader.now()).await?;
    let deserted = units.iter().filter(|unit| !acting.contains_key(unit));
    Ok(deserted.map(UnitId::as_uuid).collect())
}
