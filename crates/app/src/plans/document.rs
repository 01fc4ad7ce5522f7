//! The page of a document, and why a document cannot be taken in.

use std::collections::HashMap;

use domain::access::{Act, Facts, Relation};
use domain::plans::{Plan, PlanNode, TaskDraft, TaskStateName};
use kernel::{MeasureId, Message, PlanId};
use policydoc::{ReadError, Reading};
use sea_orm::{ColumnTrait, ExprTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::list::TaskFilter;
use super::queries::nodes_of;
use super::rows::tasks;
use super::seen::Seen;
use super::store;
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
    /// Whether it asks for work.
    pub is_measure: bool,
    /// How many tasks stand in each state, as far as the person may see them.
    pub tasks: Vec<(TaskStateName, u64)>,
}

/// Everything that the page of a document shows.
#[derive(Debug, Clone)]
pub struct DocumentPage {
    /// The plan.
    pub plan: Plan,
    /// Its pieces, in order.
    pub nodes: Vec<DocumentNode>,
    /// The draft of the selected measure.
    pub draft: Option<(MeasureId, TaskDraft)>,
    /// Whether the person may assign.
    pub may_assign: bool,
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
    let nodes = nodes_of(reader, plan.id).await?;
    let chosen = nodes.iter().find(|node| Some(node.id) == selected);
    let draft = chosen.and_then(|node| Some((node.id, TaskDraft::of(node.as_measure()?))));
    let mut counts = task_counts(reader, plan.id).await?;
    let nodes = nodes.into_iter().map(|node| DocumentNode {
        is_measure: node.as_measure().is_some(),
        tasks: counts.remove(&node.id.as_uuid()).unwrap_or_default(),
        node,
    });
    let may_assign = reader.may(Act::AssignTask, Facts::of(Relation::Elsewhere));
    Ok(DocumentPage { nodes: nodes.collect(), plan, draft, may_assign })
}

type Counts = HashMap<Uuid, Vec<(TaskStateName, u64)>>;

async fn task_counts(reader: &Reader<'_>, plan: PlanId) -> Result<Counts> {
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
