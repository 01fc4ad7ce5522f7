//! Many tasks are saved at once, for commands that move all tasks of a duty: what changes alike
//! is one statement, and nothing is read again.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::org::Unit;
use domain::plans::Task;
use kernel::Version;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use super::rows::tasks;
use super::tallies::Changes;
use crate::{Error, Result, Work};

/// A task as it was and as it is, with the unit that owes it.
pub(super) struct Moved {
    pub(super) before: Task,
    pub(super) after: Task,
    pub(super) unit: Unit,
}

/// Writes the new state of these tasks, if each row still has the version before it.
///
/// # Errors
/// [`Error::Stale`] if somebody else was first with one of them.
pub(super) async fn save_tasks(work: &Work, moved: &[Moved]) -> Result<()> {
    let mut alike: BTreeMap<Change, Vec<Uuid>> = BTreeMap::new();
    let mut tallies = Changes::default();
    for Moved { before, after, unit } in moved {
        alike.entry(Change::of(before, after)?).or_default().push(after.id.as_uuid());
        tallies.remove(before, unit);
        tallies.add(after, unit);
    }
    for (change, tasks) in &alike {
        // PostgreSQL binds at most 65,535 values in one statement.
        for some in tasks.chunks(1000) {
            change.write(work, some).await?;
        }
    }
    tallies.write(work).await
}

/// What is written into a row. Many rows share it, for a state that stays is not written again:
/// it tells by whom and when.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Change {
    seen: i64,
    state: Option<(&'static str, String)>,
    due_on: NaiveDate,
    first_handed_in_on: Option<NaiveDate>,
    extension: Option<String>,
}

impl Change {
    fn of(before: &Task, after: &Task) -> Result<Self> {
        let state = if before.state == after.state {
            None
        } else {
            Some((after.state.name().name(), serde_json::to_string(&after.state)?))
        };
        let extension = after.extension.as_ref().map(serde_json::to_string).transpose()?;
        Ok(Self {
            seen: before.version.0,
            state,
            due_on: after.due_on,
            first_handed_in_on: after.first_handed_in_on,
            extension,
        })
    }

    fn row(&self) -> tasks::ActiveModel {
        let mut row = tasks::ActiveModel {
            due_on: Set(self.due_on),
            first_handed_in_on: Set(self.first_handed_in_on),
            extension: Set(self.extension.clone()),
            version: Set(Version(self.seen).next().0),
            ..Default::default()
        };
        if let Some((state, data)) = &self.state {
            row.state = Set((*state).to_owned());
            row.state_data = Set(data.clone());
        }
        row
    }

    async fn write(&self, work: &Work, tasks: &[Uuid]) -> Result<()> {
        let saved = tasks::Entity::update_many()
            .set(self.row())
            .filter(tasks::Column::Id.is_in(tasks.iter().copied()))
            .filter(tasks::Column::Version.eq(self.seen))
            .exec(work.db())
            .await?;
        if usize::try_from(saved.rows_affected) == Ok(tasks.len()) {
            return Ok(());
        }
        let seen = Version(self.seen);
        Err(Error::Stale { seen, current: seen.next() })
    }
}
