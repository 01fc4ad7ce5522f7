//! What somebody who has left had in hand goes to the successor.

use domain::accounts::DepartureState;
use domain::plans::{TaskStateName, take_over};
use kernel::AccountId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::plans::rows::tasks::{self, Column};
use crate::plans::store;
use crate::{Result, Work, accounts};

/// Passes every open task of somebody who has left on to the successor, each with its event.
/// Without a successor, or while the last day is not over, nothing happens.
pub(crate) async fn pass_on(work: &mut Work, leaver: AccountId) -> Result<()> {
    let departure = accounts::departure(work.db(), leaver).await?;
    let closed = departure.filter(|departure| departure.state == DepartureState::Closed);
    let Some(successor) = closed.and_then(|departure| departure.successor) else { return Ok(()) };
    let open = TaskStateName::ALL.into_iter().filter(|state| state.is_open());
    let held = tasks::Entity::find()
        .filter(Column::HolderId.eq(leaver.as_uuid()))
        .filter(Column::State.is_in(open.map(TaskStateName::name)))
        .order_by_asc(Column::DueOn)
        .order_by_asc(Column::Id)
        .all(work.db())
        .await?;
    for row in held {
        let (task, event) = take_over(row.into_domain()?, successor)?;
        store::save_task(work, &task).await?;
        work.record(&event)?;
    }
    Ok(())
}
