//! One task: what is asked, where it stands, what this token may do now, and its story.

use app::plans::{EvidenceRow, TaskPage, task_page};
use app::record::Happening;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::access::Act;
use domain::accounts::TokenScope;
use domain::plans::TaskStateName;
use kernel::Instant;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::super::task::{TaskHtml, number, told};
use super::shared::{NameAnswer, UnitAnswer};
use crate::shell::Answer;
use crate::shell::api::{Caller, Day, Named, answer_with_version};

/// A task.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Task")]
pub(in super::super) struct TaskAnswer {
    /// Its number.
    no: String,
    /// Goes up with each change; an order names the one that was seen.
    version: i64,
    /// Its title.
    title: String,
    /// What is asked.
    requirement: String,
    /// The unit that owes it.
    unit: UnitAnswer,
    /// The number of the duty it is a share of.
    duty: u32,
    /// The period it is for, of a recurring duty, such as `2026-09`.
    period: Option<String>,
    /// The paragraph it comes from.
    source: Option<SourceAnswer>,
    /// The lead office.
    lead_office: Option<String>,
    /// The supporting offices.
    supporting_offices: Vec<String>,
    /// The last day, until 24:00 Beijing time.
    due_on: Day,
    /// Where it stands.
    state: Named<TaskStateName>,
    /// Days from today to the last day; negative once it has passed.
    days_left: i64,
    /// Whether the unit is late.
    is_overdue: bool,
    /// Whether no holiday notice has settled the last day yet: it may move or turn out a day off.
    provisional: bool,
    /// Who gave it.
    assigned_by: NameAnswer,
    /// When.
    assigned_at: Instant,
    /// The day of the first hand-in.
    first_handed_in_on: Option<Day>,
    /// The request for a later last day that waits.
    extension: Option<ExtensionAnswer>,
    /// Its evidence, oldest first.
    evidence: Vec<EvidenceAnswer>,
    /// What may be ordered now with this token.
    steps: Vec<Step>,
    /// What happened, oldest first.
    story: Vec<HappeningAnswer>,
}

/// The paragraph of a plan.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Source")]
struct SourceAnswer {
    /// The plan.
    plan: Uuid,
    /// Its title.
    plan_title: String,
    /// The measure.
    measure: Uuid,
    /// The marker of the measure.
    marker: String,
}

/// A request for a later last day.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ExtensionRequest")]
struct ExtensionAnswer {
    /// The last day that the unit wishes for.
    due_on: Day,
    /// Why.
    reason: String,
    /// When it was asked for.
    asked_at: Instant,
}

/// A file that was handed in.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Evidence")]
struct EvidenceAnswer {
    /// Its id; `again` of a later hand-in names it.
    id: Uuid,
    /// Of which hand-in, from 1.
    round: u32,
    /// The file's name.
    name: String,
    /// Its size.
    bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    sha256: String,
    /// The date it speaks of.
    effective_on: Day,
    /// When it was uploaded.
    uploaded_at: Instant,
    /// The number of the task for which it was handed in before.
    again_of: Option<String>,
}

/// A step of a task, named like the address to which its order is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Step {
    /// The unit takes the task on.
    Acceptance,
    /// The unit hands in evidence.
    HandIns,
    /// The bureau returns the hand-in.
    Return,
    /// The bureau approves the hand-in.
    Approval,
}

impl Step {
    fn of(act: Act) -> Option<Self> {
        match act {
            Act::AcceptTask => Some(Self::Acceptance),
            Act::HandIn => Some(Self::HandIns),
            Act::ReturnHandIn => Some(Self::Return),
            Act::ApproveHandIn => Some(Self::Approval),
            _ => None,
        }
    }
}

/// Something that happened to a task.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Happening")]
struct HappeningAnswer {
    /// Its kind, such as `task-assigned`.
    kind: String,
    /// The same in one sentence.
    told: String,
    /// What was said with it.
    words: Option<String>,
    /// Who did it: a person, or a part of the system.
    by: String,
    /// When.
    at: Instant,
}

impl TaskAnswer {
    /// The page of a task as the caller is told it.
    pub(super) fn of(caller: &Caller, page: TaskPage) -> Self {
        let writes = caller.has(TokenScope::TasksWrite);
        let steps = page.acts.iter().copied().filter_map(Step::of).filter(|_| writes).collect();
        let story = page.story.iter().map(|it| HappeningAnswer::of(caller, it)).collect();
        let source = page.source.map(|source| SourceAnswer {
            plan: source.origin.plan.as_uuid(),
            plan_title: source.plan,
            measure: source.origin.measure.as_uuid(),
            marker: source.marker,
        });
        let task = page.task;
        Self {
            no: task.no.to_string(),
            version: task.version.0,
            unit: UnitAnswer::new(task.unit, &page.unit),
            duty: page.duty.0,
            period: task.period.map(|period| period.to_string()),
            source,
            due_on: Day(task.due_on),
            state: Named(task.state.name()),
            days_left: page.days_left,
            is_overdue: page.is_overdue,
            provisional: page.provisional,
            assigned_by: NameAnswer::from(&page.assigned_by),
            assigned_at: task.assignment.at,
            first_handed_in_on: task.first_handed_in_on.map(Day),
            extension: task.extension.map(|asked| ExtensionAnswer {
                due_on: Day(asked.due_on),
                reason: asked.reason,
                asked_at: asked.at,
            }),
            title: task.title,
            requirement: task.requirement,
            lead_office: task.lead_office,
            supporting_offices: task.supporting_offices,
            evidence: page.evidence.into_iter().map(EvidenceAnswer::from).collect(),
            steps,
            story,
        }
    }
}

impl From<EvidenceRow> for EvidenceAnswer {
    fn from(row: EvidenceRow) -> Self {
        Self {
            id: row.id.as_uuid(),
            round: row.round,
            name: row.name,
            bytes: row.bytes,
            sha256: row.sha256,
            effective_on: Day(row.effective_on),
            uploaded_at: row.uploaded_at,
            again_of: row.again.map(|again| again.task),
        }
    }
}

impl HappeningAnswer {
    fn of(caller: &Caller, happening: &Happening) -> Self {
        let words = TaskHtml::words(happening);
        Self {
            kind: happening.kind.clone(),
            told: told(&caller.ui, happening),
            words: (!words.is_empty()).then(|| words.to_owned()),
            by: caller.ui.who(&happening.who),
            at: happening.at,
        }
    }
}

pub(in super::super) async fn show(caller: Caller, Path(no): Path<String>) -> Answer {
    let page = task_page(&caller.reader(), number(&no)?).await?;
    let version = page.task.version;
    answer_with_version(StatusCode::OK, version, &TaskAnswer::of(&caller, page))
}
