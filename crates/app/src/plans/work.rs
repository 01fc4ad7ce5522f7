//! "My work": what waits for a person, in groups that come from their rights.
//!
//! A task stands in one group, the one that asks for the most urgent act: what is late stands
//! among the late, whatever its state. Its row shows both, the days and the state.

use domain::access::{Act, Facts, Relation};
use domain::plans::TaskStateName;
use kernel::local_date;
use sea_orm::{Order, Select};

use super::list::{DueWindow, TaskFilter, TaskRow, first_of, task_rows};
use super::rows::tasks;
use super::seen::Seen;
use crate::{Reader, Result, Total};

/// Rows of one group.
const ROWS: usize = 20;

/// A kind of work that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkGroup {
    /// Late, in whatever state; the row shows which.
    Overdue,
    /// Returned to the own unit, in time.
    Returned,
    /// Waiting for the own unit to accept it, in time.
    ToAccept,
    /// Accepted by the own unit, in time.
    InProgress,
    /// Handed in, waiting for a review.
    ToReview,
    /// A later last day was asked for.
    ToDecide,
    /// Of a duty that the own unit leads or supports, and not closed.
    Led,
}

impl WorkGroup {
    /// The stable name; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Returned => "returned",
            Self::ToAccept => "to-accept",
            Self::InProgress => "in-progress",
            Self::ToReview => "to-review",
            Self::ToDecide => "to-decide",
            Self::Led => "led",
        }
    }
}

/// One group of "my work".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyWork {
    /// Which one.
    pub group: WorkGroup,
    /// Its filter, for the link to the whole list.
    pub filter: TaskFilter,
    /// The first rows.
    pub rows: Vec<TaskRow>,
    /// How many in all.
    pub total: Total,
}

/// What waits for the person, the most urgent first; groups come from the person's rights.
///
/// # Errors
/// A fault of the database.
pub async fn my_work(reader: &Reader<'_>) -> Result<Vec<MyWork>> {
    let seen = Seen::by(reader).await?;
    let mut work = Vec::new();
    for (group, filter) in groups_of(reader) {
        let (rows, total) = match seen.tasks(&filter) {
            Some(matching) => first_rows(reader, matching).await?,
            None => (Vec::new(), Total::Exact(0)),
        };
        work.push(MyWork { group, filter, rows, total });
    }
    Ok(work)
}

async fn first_rows(
    reader: &Reader<'_>,
    matching: Select<tasks::Entity>,
) -> Result<(Vec<TaskRow>, Total)> {
    let total = Total::of(matching.clone(), reader.db()).await?;
    let found = first_of(matching, ROWS, &Order::Asc).all(reader.db()).await?;
    Ok((task_rows(reader, found, local_date(reader.now())).await?, total))
}

fn groups_of(reader: &Reader<'_>) -> Vec<(WorkGroup, TaskFilter)> {
    let any = TaskFilter::default;
    let own = |state| TaskFilter {
        state: Some(state),
        unit: Some(reader.person().unit),
        due: Some(DueWindow::InTime),
        ..any()
    };
    let late = TaskFilter { due: Some(DueWindow::Overdue), ..any() };
    let mut groups = vec![(WorkGroup::Overdue, late)];
    if reader.may(Act::ApproveHandIn, Facts::of(Relation::Elsewhere)) {
        let handed_in = TaskFilter { state: Some(TaskStateName::HandedIn), ..any() };
        let waiting = TaskFilter { extension: true, ..any() };
        groups.splice(0..0, [(WorkGroup::ToReview, handed_in), (WorkGroup::ToDecide, waiting)]);
    } else {
        groups.push((WorkGroup::Returned, own(TaskStateName::Returned)));
        groups.push((WorkGroup::ToAccept, own(TaskStateName::Assigned)));
        groups.push((WorkGroup::InProgress, own(TaskStateName::Accepted)));
    }
    if reader.scope(Act::ReadTask).leads_only() {
        groups.push((WorkGroup::Led, TaskFilter { lead: true, open: true, ..any() }));
    }
    groups
}
