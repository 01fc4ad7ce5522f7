//! One plan with its outline and the duties that came from it.

use app::plans::{DocumentNode, DutyFilter, DutyRow, document_page, list_duties};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::plans::{OfficeRole, Recurrence, ResponsibleOffice};
use kernel::PlanId;
use kernel::period::Cadence;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::plan_list::PlanHead;
use super::shared::{LightsAnswer, StateCountAnswer};
use crate::shell::api::{Caller, Day, Named, answer};
use crate::shell::{Answer, Problem};

/// A plan with its outline and its duties.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Plan")]
pub(in super::super) struct PlanAnswer {
    #[serde(flatten)]
    head: PlanHead,
    /// Its pieces in the order of the document; those that were merged stand in the piece that
    /// took them in.
    outline: Vec<PieceAnswer>,
    /// The duties that came from it, the newest first.
    duties: Vec<DutyAnswer>,
}

/// A numbered piece of the outline: a chapter, a section or an item.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Piece")]
struct PieceAnswer {
    /// Its id; `measure` where it is a measure.
    id: Uuid,
    /// Markers of its ancestors and its own, joined by `/`.
    path: String,
    /// Its own marker.
    marker: String,
    /// 1 for a chapter.
    depth: u8,
    /// The heading sentence.
    title: String,
    /// The text below it.
    text: String,
    /// Whether it asks for work.
    is_measure: bool,
    /// What the office says of it: `stands`, `dropped`, `no-task`.
    state: &'static str,
    /// Offices named for it.
    offices: Vec<OfficeAnswer>,
    /// By when and how often, as the document says it.
    times: Vec<String>,
    /// How many tasks stand in each state, as far as the person may see them.
    tasks: Vec<StateCountAnswer>,
}

/// An office that the plan names.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Office")]
struct OfficeAnswer {
    /// Its name as written.
    name: String,
    /// `lead`, `support`, or `responsible` where the plan does not say who leads.
    role: &'static str,
}

/// What units are asked, once or again and again.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Duty")]
struct DutyAnswer {
    /// Its number.
    no: u32,
    /// Its title.
    title: String,
    /// The measure it comes from.
    measure: Option<Uuid>,
    /// The last day, of what is asked once.
    due_on: Option<Day>,
    /// How often, of what is asked again and again.
    every: Option<Named<Cadence>>,
    /// Whether it is still asked.
    is_in_force: bool,
    /// How many units that the person sees are asked now.
    units: usize,
    /// All its tasks so far that the person sees.
    lights: LightsAnswer,
}

impl From<DocumentNode> for PieceAnswer {
    fn from(node: DocumentNode) -> Self {
        let count = |(state, count)| StateCountAnswer { state: Named(state), count };
        let is_measure = node.is_measure();
        let piece = node.node;
        Self {
            id: piece.id.as_uuid(),
            path: piece.path,
            marker: piece.marker,
            depth: piece.depth,
            title: piece.title,
            text: piece.text,
            is_measure,
            state: piece.state.name(),
            offices: piece.offices.into_iter().map(OfficeAnswer::from).collect(),
            times: piece.times,
            tasks: node.tasks.into_iter().map(count).collect(),
        }
    }
}

impl From<ResponsibleOffice> for OfficeAnswer {
    fn from(office: ResponsibleOffice) -> Self {
        let role = match office.role {
            OfficeRole::Lead => "lead",
            OfficeRole::Support => "support",
            OfficeRole::Responsible => "responsible",
        };
        Self { name: office.name, role }
    }
}

impl From<DutyRow> for DutyAnswer {
    fn from(row: DutyRow) -> Self {
        let (due_on, every) = match row.duty.recurrence {
            Recurrence::Once { due_on } => (Some(Day(due_on)), None),
            Recurrence::Every { cadence, .. } => (None, Some(Named(cadence))),
        };
        Self {
            no: row.duty.no.0,
            is_in_force: row.duty.is_in_force(),
            title: row.duty.title,
            measure: row.duty.origin.map(|origin| origin.measure.as_uuid()),
            due_on,
            every,
            units: row.asked,
            lights: row.lights.into(),
        }
    }
}

pub(in super::super) async fn show(caller: Caller, Path(id): Path<String>) -> Answer {
    let plan: PlanId = id.parse().map_err(|_| Problem::missing())?;
    let page = document_page(&caller.reader(), plan, None).await?;
    let body = PlanAnswer {
        outline: page.nodes.into_iter().map(PieceAnswer::from).collect(),
        duties: duties_of(&caller, plan).await?,
        head: page.plan.into(),
    };
    answer(StatusCode::OK, &body)
}

/// All pages of the list of duties, one after the other.
async fn duties_of(caller: &Caller, plan: PlanId) -> Result<Vec<DutyAnswer>, Problem> {
    let filter = DutyFilter { plan: Some(plan), ..DutyFilter::default() };
    let (mut duties, mut pages) = (Vec::new(), 0..1);
    while let Some(page) = pages.next() {
        let list = list_duties(&caller.reader(), filter, page).await?;
        pages.end = list.page.1;
        duties.extend(list.rows.into_iter().map(DutyAnswer::from));
    }
    Ok(duties)
}
