//! The page of a document, and why a document cannot be taken in.

use std::collections::HashMap;

use domain::access::{Act, Facts, Relation};
use domain::plans::{Outline, Plan, PlanNode, TaskDraft, TaskStateName};
use kernel::{MeasureId, Message, PlanId};
use policydoc::{ReadError, Reading};
use sea_orm::{ColumnTrait, ExprTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::edition::{PlanName, Twin};
use super::list::TaskFilter;
use super::outline::outline_of;
use super::rows::tasks;
use super::seen::Seen;
use super::{edition, store};
use crate::{App, Error, Reader, Result};

/// Why a document was not taken in; nothing of it is kept.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct DocumentRefusal(#[from] ReadError);

impl domain::Refusal for DocumentRefusal {
    fn message(&self) -> Message {
        // i18n: document-*
        let message = Message { id: self.0.id().into(), args: Vec::new() };
        match &self.0 {
            ReadError::Unsupported { kind } => message.with("kind", kind.as_str()),
            ReadError::Encrypted { kind } | ReadError::Broken { kind } => {
                message.with("kind", *kind)
            }
            ReadError::TooLarge { limit, .. } => message.with("most", limit >> 20),
            ReadError::Bomb { kind, limit } => {
                message.with("kind", *kind).with("most", limit >> 20)
            }
            ReadError::TooManyPieces { limit } => message.with("most", *limit),
            _ => message,
        }
    }
}

impl App {
    /// Reads a document, beside the requests: a large one takes a moment.
    ///
    /// # Errors
    /// A refusal that says what is wrong with the document.
    pub async fn read_document(&self, name: String, bytes: Vec<u8>) -> Result<Reading> {
        let reading = tokio::task::spawn_blocking(move || policydoc::read(&name, &bytes));
        let reading = reading.await.map_err(Error::fault)?.map_err(DocumentRefusal)?;
        if reading.outline.nodes.is_empty() {
            return Err(Error::Refused(Message::new("document-refused-no-items")));
        }
        Ok(reading)
    }
}

/// One piece of the document with the tasks that came from it.
#[derive(Debug, Clone)]
pub struct DocumentNode {
    /// The piece.
    pub node: PlanNode,
    /// Its place among the measures, from 1; of a piece that asks for no work none.
    pub number: Option<usize>,
    /// How many tasks stand in each state, as far as the person may see them; those of merged
    /// pieces are among them.
    pub tasks: Vec<(TaskStateName, u64)>,
    /// The pieces that were merged into it.
    pub merged: Vec<PlanNode>,
    /// The same measure in the edition that was replaced, if that one has tasks.
    pub twin: Option<Twin>,
}

impl DocumentNode {
    /// Whether it asks for work.
    pub fn is_measure(&self) -> bool {
        self.number.is_some()
    }
}

/// Everything that the page of a document shows.
#[derive(Debug, Clone)]
pub struct DocumentPage {
    /// The plan.
    pub plan: Plan,
    /// Its pieces, in order; those that were merged stand in the piece that took them in.
    pub nodes: Vec<DocumentNode>,
    /// The draft of the selected measure.
    pub draft: Option<(MeasureId, TaskDraft)>,
    /// Whether the person may assign.
    pub may_assign: bool,
    /// Whether the person may correct the outline.
    pub may_correct: bool,
    /// The plan that it replaces.
    pub predecessor: Option<PlanName>,
    /// The plan that replaces it.
    pub successor: Option<PlanName>,
}

/// The page of a plan's document, with the draft of the measure that is `selected`.
///
/// # Errors
/// [`Error::Missing`], or a fault.
pub async fn document_page(
    reader: &Reader<'_>,
    plan: PlanId,
    selected: Option<MeasureId>,
) -> Result<DocumentPage> {
    reader.require(Act::ReadPlan, Facts::COUNTY)?;
    let plan = store::plan(reader.db(), reader.person().county, plan).await?;
    let outline = outline_of(reader.db(), &plan).await?;
    let chosen = selected.and_then(|id| outline.piece(outline.home_of(id)));
    let draft = chosen.and_then(|node| Some((node.id, TaskDraft::of(node.as_measure()?))));
    let old = edition::predecessor(reader.db(), &plan).await?;
    Ok(DocumentPage {
        nodes: document_nodes(reader, outline, old.as_ref()).await?,
        draft,
        may_assign: reader.may(Act::AssignTask, Facts::of(Relation::Elsewhere)),
        may_correct: reader.may(Act::CorrectOutline, Facts::COUNTY),
        predecessor: old.map(|old| PlanName { id: old.id, title: old.title }),
        successor: edition::successor(reader.db(), &plan).await?,
        plan,
    })
}

async fn document_nodes(
    reader: &Reader<'_>,
    outline: Outline,
    old: Option<&Plan>,
) -> Result<Vec<DocumentNode>> {
    let mut counts = task_counts(reader, outline.plan).await?;
    let mut twins = match old {
        Some(old) => {
            let of_old = task_counts(reader, old.id).await?;
            edition::twins_of(reader.db(), old, &outline, &of_old).await?
        }
        None => HashMap::new(),
    };
    let homes = outline.homes();
    let mut places: HashMap<MeasureId, usize> = HashMap::new();
    let mut nodes: Vec<DocumentNode> = Vec::new();
    let mut numbers = 1..;
    for node in outline.pieces {
        let tasks = counts.remove(&node.id.as_uuid()).unwrap_or_default();
        let home = homes.get(&node.id).and_then(|home| places.get(home));
        if let Some(home) = home.and_then(|place| nodes.get_mut(*place)) {
            add_counts(&mut home.tasks, tasks);
            home.merged.push(node);
            continue;
        }
        places.insert(node.id, nodes.len());
        nodes.push(DocumentNode {
            number: node.as_measure().and_then(|_| numbers.next()),
            twin: twins.remove(&node.id),
            tasks,
            merged: Vec::new(),
            node,
        });
    }
    Ok(nodes)
}

/// Adds the tasks of a merged piece to those of the piece that took it in.
fn add_counts(counts: &mut Vec<(TaskStateName, u64)>, more: Vec<(TaskStateName, u64)>) {
    for (state, count) in more {
        match counts.iter_mut().find(|(other, _)| *other == state) {
            Some((_, sum)) => *sum += count,
            None => counts.push((state, count)),
        }
    }
}

pub(super) type Counts = HashMap<Uuid, Vec<(TaskStateName, u64)>>;

/// How many tasks of the plan stand in each state, by measure, as far as the person may see them.
pub(super) async fn task_counts(reader: &Reader<'_>, plan: PlanId) -> Result<Counts> {
    let of_plan = TaskFilter { plan: Some(plan), ..TaskFilter::default() };
    let Some(visible) = Seen::by(reader).await?.tasks(&of_plan) else { return Ok(Counts::new()) };
    let rows: Vec<(Uuid, String, i64)> = visible
        .select_only()
        .column(tasks::Column::MeasureId)
        .column(tasks::Column::State)
        .column_as(sea_orm::sea_query::Expr::col(tasks::Column::Id).count(), "tasks")
        .filter(tasks::Column::MeasureId.is_not_null())
        .group_by(tasks::Column::MeasureId)
        .group_by(tasks::Column::State)
        .into_tuple()
        .all(reader.db())
        .await?;
    let mut counts = Counts::new();
    for (measure, state, count) in rows {
        let state = TaskStateName::from_name(&state);
        let count = u64::try_from(count).unwrap_or_default();
        counts.entry(measure).or_default().extend(state.map(|state| (state, count)));
    }
    Ok(counts)
}
