//! Where the tasks of somebody who left have gone, from the record.

use std::collections::HashMap;

use domain::plans::TaskStateName;
use kernel::{AccountId, Instant, TaskId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use crate::accounts::{PersonName, names_of};
use crate::plans::rows::tasks::{self, Column};
use crate::record::events;
use crate::{Reader, Result};

/// Rows of the list.
const ROWS: u64 = 200;

/// A task that went from somebody to a colleague.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoneOver {
    /// Its number.
    pub task: String,
    /// Its title.
    pub title: String,
    /// Where it stands now.
    pub state: TaskStateName,
    /// To whom it went.
    pub to: PersonName,
    /// When.
    pub at: Instant,
}

/// The tasks among `seen` that went from this person to others, the latest first.
pub(super) async fn gone_over(
    reader: &Reader<'_>,
    seen: Select<tasks::Entity>,
    from: AccountId,
) -> Result<Vec<GoneOver>> {
    use events::Column::{At, CountyId, Id, Payload};
    let rows = events::Entity::find()
        .filter(CountyId.eq(reader.person().county.as_uuid()))
        // Written as in the index, so that the engine sees that they are the same.
        .filter(Expr::cust("kind = 'task-taken-over'"))
        .filter(Payload.like(format!("%\"from\":\"{from}\"%")))
        .order_by_desc(At)
        .order_by_desc(Id)
        .limit(ROWS)
        .all(reader.db())
        .await?;
    let moves: Vec<(TaskId, Uuid, Instant)> = rows.iter().filter_map(moved).collect();
    let ids = moves.iter().map(|(task, ..)| task.as_uuid());
    let tasks = seen.filter(Column::Id.is_in(ids)).all(reader.db()).await?;
    let tasks: HashMap<TaskId, tasks::Model> =
        tasks.into_iter().map(|row| (TaskId::from_uuid(row.id), row)).collect();
    let takers: Vec<Uuid> = moves.iter().map(|(_, to, _)| *to).collect();
    let names = names_of(reader.db(), &takers).await?;
    let told = moves.into_iter().filter_map(|(task, to, at)| {
        let row = tasks.get(&task)?;
        Some(GoneOver {
            task: row.no.clone(),
            title: row.title.clone(),
            state: TaskStateName::from_name(&row.state)?,
            to: names.get(&to)?.clone(),
            at,
        })
    });
    Ok(told.collect())
}

/// The task, who took it, and when.
fn moved(event: &events::Model) -> Option<(TaskId, Uuid, Instant)> {
    let payload: serde_json::Value = serde_json::from_str(&event.payload).ok()?;
    let to = payload["to"].as_str()?.parse().ok()?;
    Some((TaskId::from_uuid(event.subject_id), to, event.at))
}
