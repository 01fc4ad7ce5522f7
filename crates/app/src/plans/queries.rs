//! What can be asked about plans and tasks, beside the list.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::access::{Act, Facts};
use domain::org::UnitName;
use domain::plans::{DutyNo, Origin, Plan, Pledge, StampKind, Task, TaskNo, TaskStateName};
use kernel::{EvidenceId, Instant, MeasureId, PlanId, local_date};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::list::is_provisional;
use super::offers::{Offer, offers};
use super::outline::gathered;
use super::rows::{duties, evidence, tasks};
use super::stamps::{TaskStamps, stamps_on};
use super::store;
use crate::accounts::PersonName;
use crate::files::{KeptUpload, files, list_kept};
use crate::record::{Happening, story_of};
use crate::shell::unreadable;
use crate::{Error, Reader, Result, accounts};

/// One plan.
///
/// # Errors
/// [`Error::Missing`], or a fault.
pub async fn get_plan(reader: &Reader<'_>, plan: PlanId) -> Result<Plan> {
    reader.require(Act::ReadPlan, Facts::COUNTY)?;
    store::plan(reader.db(), reader.person().county, plan).await
}

/// A piece of evidence, for the page of its task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceRow {
    /// Its id.
    pub id: EvidenceId,
    /// Of which hand-in.
    pub round: u32,
    /// The file's name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The date it speaks of.
    pub effective_on: NaiveDate,
    /// When it was uploaded.
    pub uploaded_at: Instant,
    /// Where it was handed in before.
    pub again: Option<Again>,
}

/// Where a piece of evidence was handed in before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Again {
    /// The number of the task.
    pub task: String,
    /// On which day.
    pub on: NaiveDate,
}

/// The paragraph of a plan that a task comes from.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// Where it stands.
    pub origin: Origin,
    /// The title of the plan.
    pub plan: String,
    /// The marker of the measure.
    pub marker: String,
}

/// Who has a task in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The person.
    pub name: PersonName,
    /// Whether they have left.
    pub has_left: bool,
    /// Whether the reader may take it over from them.
    pub may_take_over: bool,
}

/// Everything that the page of a task shows.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the page shows or not")]
pub struct TaskPage {
    /// The task.
    pub task: Task,
    /// The unit that owes it.
    pub unit: UnitName,
    /// The paragraph it comes from, of a task that does.
    pub source: Option<Paragraph>,
    /// The number of its duty.
    pub duty: DutyNo,
    /// The text that both sides confirm, of a pledge.
    pub pledge: Option<Pledge>,
    /// Who assigned it.
    pub assigned_by: PersonName,
    /// Who has it in hand.
    pub holder: Option<Holder>,
    /// The four stamps, where its plan wants them or it has some.
    pub stamps: Option<TaskStamps>,
    /// Its evidence, oldest first.
    pub evidence: Vec<EvidenceRow>,
    /// What the unit handed in before and may hand in again, where it may hand in now.
    pub offers: Vec<Offer>,
    /// Its story, oldest first.
    pub story: Vec<Happening>,
    /// The acts that the task and its duty lead to and the person may do.
    pub acts: Vec<Act>,
    /// Whether evidence is the person's to hand in, whatever the state.
    pub may_hand_in: bool,
    /// What the person sent for it and could not hand in yet.
    pub kept: Vec<KeptUpload>,
    /// Whether the person may declare a tie to the unit.
    pub may_recuse: bool,
    /// Whether the unit is late.
    pub is_overdue: bool,
    /// Days from today to the last day.
    pub days_left: i64,
    /// Whether a holiday notice to come may still change the last day, or what kind of day it is.
    pub provisional: bool,
}

impl TaskPage {
    /// Whether the person may do this now.
    pub fn may(&self, act: Act) -> bool {
        self.acts.contains(&act)
    }

    /// Whether the person may take it over from a colleague who has left.
    pub fn may_take_over(&self) -> bool {
        self.holder.as_ref().is_some_and(|holder| holder.may_take_over)
    }

    /// The stamps that it should have and has not.
    pub fn missing_stamps(&self) -> Vec<StampKind> {
        self.stamps.as_ref().map(TaskStamps::missing).unwrap_or_default()
    }

    /// Whether the next step is somebody else's.
    pub fn waits_for_others(&self) -> bool {
        let next = [Act::AcceptTask, Act::HandIn, Act::ApproveHandIn, Act::DecideExtension];
        !next.into_iter().any(|act| self.may(act))
    }
}

/// The page of a task.
///
/// # Errors
/// [`Error::Missing`] for who may not see it, or a fault.
pub async fn task_page(reader: &Reader<'_>, no: TaskNo) -> Result<TaskPage> {
    let store::Known { task, unit, facts } = store::task(reader.db(), reader.person(), no).await?;
    reader.require(Act::ReadTask, facts)?;
    let duty = duties::Entity::find_by_id(task.duty.as_uuid()).one(reader.db()).await?;
    let duty = duty.ok_or_else(|| unreadable("duty"))?.into_domain()?;
    let by = task.assignment.by.as_uuid();
    let names = accounts::names_of(reader.db(), &[by]).await?;
    let holder = holder_of(reader, &task, facts).await?;
    let stamps = stamps_on(reader, &task).await?;
    let steps = if duty.pledge.is_some() { task.steps_of_pledge() } else { task.steps() };
    let steps = steps.into_iter().chain(stamps_now(&task, stamps.as_ref()));
    let ends = duty.is_in_force() && reader.may(Act::EndDuty, Facts::COUNTY);
    let end = ends.then_some(Act::EndDuty);
    let acts: Vec<Act> = steps.filter(|act| reader.may(*act, facts)).chain(end).collect();
    let hands_in = duty.pledge.is_none() && acts.contains(&Act::HandIn);
    let may_hand_in = reader.may(Act::HandIn, facts);
    Ok(TaskPage {
        unit: unit.name,
        offers: if hands_in { offers(reader, &task).await? } else { Vec::new() },
        source: paragraph_of(reader, &task).await?,
        assigned_by: names.get(&by).cloned().ok_or_else(|| unreadable("account"))?,
        evidence: evidence_of(reader, &task).await?,
        story: story_of(reader.db(), task.county.as_uuid(), task.id.as_uuid()).await?,
        acts,
        duty: duty.no,
        pledge: duty.pledge,
        may_hand_in,
        kept: if may_hand_in { list_kept(reader, Some(task.id)).await? } else { Vec::new() },
        holder,
        stamps,
        may_recuse: reader.may(Act::DeclareRecusal, facts),
        is_overdue: task.is_overdue(reader.now()),
        days_left: (task.due_on - local_date(reader.now())).num_days(),
        provisional: is_provisional(reader, task.due_on, task.state.name()),
        task,
    })
}

async fn holder_of(reader: &Reader<'_>, task: &Task, facts: Facts) -> Result<Option<Holder>> {
    let Some(holder) = task.holder else { return Ok(None) };
    let account = accounts::accounts::Entity::find_by_id(holder.as_uuid()).one(reader.db()).await?;
    let account = account.ok_or_else(|| unreadable("account"))?;
    let has_left = account.is_closed(reader.now());
    let is_left = has_left && task.state.name().is_open();
    let may_take_over = is_left && reader.may(Act::AcceptTask, facts);
    Ok(Some(Holder { name: account.name(), has_left, may_take_over }))
}

/// Stamps are given as long as they are wanted and the task is open.
fn stamps_now(task: &Task, stamps: Option<&TaskStamps>) -> Option<Act> {
    (stamps.is_some_and(|stamps| stamps.wanted) && task.state.name().is_open())
        .then_some(Act::GiveStamp)
}

async fn paragraph_of(reader: &Reader<'_>, task: &Task) -> Result<Option<Paragraph>> {
    let Some(origin) = task.origin else { return Ok(None) };
    let plan = store::plan(reader.db(), task.county, origin.plan).await?;
    let measure = store::node(reader.db(), origin.plan, origin.measure).await?;
    Ok(Some(Paragraph { origin, plan: plan.title, marker: measure.marker }))
}

async fn evidence_of(reader: &Reader<'_>, task: &Task) -> Result<Vec<EvidenceRow>> {
    let pieces = evidence::Entity::find()
        .filter(evidence::Column::TaskId.eq(task.id.as_uuid()))
        .order_by_asc(evidence::Column::Round)
        .order_by_asc(evidence::Column::Id)
        .all(reader.db())
        .await?;
    let before = handed_in_before(reader, &pieces).await?;
    let ids = pieces.iter().map(|piece| piece.file_id);
    let stored = files::Entity::find().filter(files::Column::Id.is_in(ids));
    let stored = stored.all(reader.db()).await?;
    let rows = pieces.into_iter().map(|piece| {
        let file = stored.iter().find(|file| file.id == piece.file_id);
        let file = file.ok_or_else(|| unreadable("file"))?;
        Ok(EvidenceRow {
            id: EvidenceId::from_uuid(piece.id),
            round: u32::try_from(piece.round).map_err(Error::fault)?,
            name: file.name.clone(),
            bytes: u64::try_from(file.bytes).map_err(Error::fault)?,
            sha256: file.sha256.clone(),
            effective_on: piece.effective_on,
            uploaded_at: piece.uploaded_at,
            again: piece.again_of.and_then(|earlier| before.get(&earlier)).cloned(),
        })
    });
    rows.collect()
}

type Before = HashMap<Uuid, Again>;

/// Where pieces that were handed in again had been handed in before, by the earlier piece.
async fn handed_in_before(reader: &Reader<'_>, pieces: &[evidence::Model]) -> Result<Before> {
    let ids = pieces.iter().filter_map(|piece| piece.again_of);
    let earlier = evidence::Entity::find().filter(evidence::Column::Id.is_in(ids));
    let earlier = earlier.all(reader.db()).await?;
    let ids = earlier.iter().map(|piece| piece.task_id);
    let theirs =
        tasks::Entity::find().filter(tasks::Column::Id.is_in(ids)).all(reader.db()).await?;
    let known = earlier.into_iter().filter_map(|piece| {
        let task = theirs.iter().find(|task| task.id == piece.task_id)?.no.clone();
        Some((piece.id, Again { task, on: local_date(piece.uploaded_at) }))
    });
    Ok(known.collect())
}

/// The units that have the measure, or one that was merged into it, as a task that was not taken
/// back.
pub(super) async fn units_with<C: ConnectionTrait>(
    db: &C,
    measure: MeasureId,
) -> Result<HashSet<Uuid>> {
    let units: Vec<Uuid> = tasks::Entity::find()
        .select_only()
        .column(tasks::Column::UnitId)
        .filter(tasks::Column::MeasureId.is_in(gathered(db, measure).await?))
        .filter(tasks::Column::State.ne(TaskStateName::Withdrawn.name()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(units.into_iter().collect())
}
