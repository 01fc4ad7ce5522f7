//! Everything that is open with a person: what a hand-over has to account for.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::plans::{Task, TaskState, TaskStateName};
use kernel::{AccountId, TaskId};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, Select};

use super::gone_over::{GoneOver, gone_over};
use crate::accounts::{Leaver, leaver};
use crate::files::kept_of;
use crate::plans::list::TaskFilter;
use crate::plans::rows::tasks::{self, Column};
use crate::plans::seen::Seen;
use crate::{Reader, Result};

/// What kind of thing is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenKind {
    /// A task that the person has in hand.
    Task,
    /// A later last day that the person asked for.
    Extension,
    /// A hand-in that the person returned, and that is not handed in again.
    Review,
    /// A file that was sent and could not be handed in yet.
    KeptUpload,
    /// A substitution, on either side.
    Substitution,
}

impl OpenKind {
    /// The stable name; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Extension => "extension",
            Self::Review => "review",
            Self::KeptUpload => "kept-upload",
            Self::Substitution => "substitution",
        }
    }

    /// Whether it goes to the successor; what does not ends with the last day.
    pub fn goes_over(self) -> bool {
        matches!(self, Self::Task | Self::Extension | Self::Review)
    }
}

/// One thing that is open with a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenItem {
    /// What kind.
    pub kind: OpenKind,
    /// The number of the task it is about.
    pub task: Option<String>,
    /// The title of the task, the name of the file; of a substitution nothing.
    pub title: String,
    /// The last day.
    pub last_on: Option<NaiveDate>,
    /// Where the task stands.
    pub state: Option<TaskStateName>,
}

/// Somebody who leaves or might, with everything that is open with them.
#[derive(Debug, Clone)]
pub struct HandOverPage {
    /// Who.
    pub leaver: Leaver,
    /// What.
    pub items: Vec<OpenItem>,
    /// The tasks that have gone to others.
    pub gone_over: Vec<GoneOver>,
}

/// What is open with a person, as far as the reader may see it.
///
/// # Errors
/// [`crate::Error::Missing`] for who may not see it, or a fault.
pub async fn hand_over_page(reader: &Reader<'_>, account: AccountId) -> Result<HandOverPage> {
    let leaver = leaver(reader, account).await?;
    let (mut items, mut gone) = (Vec::new(), Vec::new());
    if let Some(seen) = Seen::by(reader).await?.tasks(&TaskFilter::default()) {
        let held = Condition::all().add(Column::HolderId.eq(account.as_uuid()));
        items.extend(found(reader, seen.clone(), held, OpenKind::Task, |_| true).await?);
        let name = format!("%{account}%");
        let asked = Condition::all().add(Column::Extension.like(name.as_str()));
        let by_them = |task: &Task| task.extension.as_ref().is_some_and(|it| it.by == account);
        items.extend(found(reader, seen.clone(), asked, OpenKind::Extension, by_them).await?);
        let returned = Condition::all()
            .add(Column::State.eq(TaskStateName::Returned.name()))
            .add(Column::StateData.like(name.as_str()));
        let by_them = |task: &Task| matches!(&task.state, TaskState::Returned { returned, .. } if returned.by == account);
        items.extend(found(reader, seen.clone(), returned, OpenKind::Review, by_them).await?);
        items.extend(kept(reader, seen.clone(), account).await?);
        gone = gone_over(reader, seen, account).await?;
    }
    items.extend(leaver.substitutions.iter().map(|(.., last_on)| OpenItem {
        kind: OpenKind::Substitution,
        task: None,
        title: String::new(),
        last_on: Some(*last_on),
        state: None,
    }));
    Ok(HandOverPage { leaver, items, gone_over: gone })
}

async fn found(
    reader: &Reader<'_>,
    seen: Select<tasks::Entity>,
    which: Condition,
    kind: OpenKind,
    is_theirs: impl Fn(&Task) -> bool,
) -> Result<Vec<OpenItem>> {
    let open = TaskStateName::ALL.into_iter().filter(|state| state.is_open());
    let rows = seen
        .filter(which)
        .filter(Column::State.is_in(open.map(TaskStateName::name)))
        .order_by_asc(Column::DueOn)
        .order_by_asc(Column::Id)
        .all(reader.db())
        .await?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let task = row.into_domain()?;
        if is_theirs(&task) {
            items.push(item(kind, &task));
        }
    }
    Ok(items)
}

fn item(kind: OpenKind, task: &Task) -> OpenItem {
    OpenItem {
        kind,
        task: Some(task.no.to_string()),
        title: task.title.clone(),
        last_on: Some(task.due_on),
        state: Some(task.state.name()),
    }
}

/// The kept uploads, each with the task for which it was sent.
async fn kept(
    reader: &Reader<'_>,
    seen: Select<tasks::Entity>,
    account: AccountId,
) -> Result<Vec<OpenItem>> {
    let kept = kept_of(reader, account).await?;
    let ids = kept.iter().map(|(task, _)| task.as_uuid());
    let rows = seen.filter(Column::Id.is_in(ids)).all(reader.db()).await?;
    let of: HashMap<TaskId, tasks::Model> =
        rows.into_iter().map(|row| (TaskId::from_uuid(row.id), row)).collect();
    let items = kept.into_iter().filter_map(|(task, name)| {
        let row = of.get(&task)?;
        Some(OpenItem {
            kind: OpenKind::KeptUpload,
            task: Some(row.no.clone()),
            title: name,
            last_on: Some(row.due_on),
            state: TaskStateName::from_name(&row.state),
        })
    });
    Ok(items.collect())
}
