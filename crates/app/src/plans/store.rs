//! Rows of plans and tasks to domain types and back.

use domain::access::{Facts, Person, Relation};
use domain::org::Unit;
use domain::plans::{Assignment, Evidence, Origin, Plan, PlanNode, Task, TaskNo, TaskState};
use kernel::period::PeriodKey;
use kernel::{AccountId, CountyId, DutyId, FileId, MeasureId, PlanId, TaskId, UnitId, Version};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set,
};

use sea_orm::sea_query::Expr;
use uuid::Uuid;

use super::offices::relation_beyond;
use super::rows::{evidence, plan_nodes, plans, tasks};
use super::tallies::Changes;
use crate::shell::unreadable;
use crate::{Error, Result, Work, org};

/// A task with what the table of rights needs to know about it.
pub(crate) struct Known {
    pub(crate) task: Task,
    pub(crate) unit: Unit,
    pub(crate) facts: Facts,
}

/// The task with this number, with its facts for `person`. It asks for no right.
///
/// # Errors
/// [`Error::Missing`].
pub(crate) async fn task<C: ConnectionTrait>(db: &C, person: &Person, no: TaskNo) -> Result<Known> {
    known(db, person, tasks::Column::No.eq(no.to_string())).await
}

/// The task with this id, likewise.
///
/// # Errors
/// [`Error::Missing`].
pub(crate) async fn task_by_id<C: ConnectionTrait>(
    db: &C,
    person: &Person,
    id: Uuid,
) -> Result<Known> {
    known(db, person, tasks::Column::Id.eq(id)).await
}

async fn known<C: ConnectionTrait>(db: &C, person: &Person, which: Expr) -> Result<Known> {
    let row = tasks::Entity::find()
        .filter(tasks::Column::CountyId.eq(person.county.as_uuid()))
        .filter(which)
        .one(db)
        .await?;
    let task = row.ok_or(Error::Missing)?.into_domain()?;
    let unit = org::unit(db, person.county, task.unit).await?;
    let mut facts = facts(&task, &unit, person);
    if facts.relation == Relation::Elsewhere {
        facts.relation = relation_beyond(db, &task, person).await?;
    }
    Ok(Known { task, unit, facts })
}

/// What the table of rights needs to know. Work of the own unit is own work, by whomever it was
/// handed in: keys differ by unit as well as by person.
pub(super) fn facts(task: &Task, unit: &Unit, person: &Person) -> Facts {
    let by_me = task.state.hand_in().is_some_and(|hand_in| hand_in.by == person.account);
    Facts { own_work: by_me || unit.id == person.unit, ..person.facts_of(unit) }
}

/// Writes new tasks, each with the unit that will owe it.
pub(crate) async fn insert_tasks(work: &Work, given: &[(Task, Unit)]) -> Result<()> {
    let mut changes = Changes::default();
    let mut rows = Vec::with_capacity(given.len());
    for (task, unit) in given {
        rows.push(row_of(task)?.into_active_model());
        changes.add(task, unit);
    }
    // PostgreSQL binds at most 65,535 values in one statement.
    for some in rows.chunks(1000) {
        tasks::Entity::insert_many(some.to_vec()).exec_without_returning(work.db()).await?;
    }
    changes.write(work).await
}

/// Writes the new state of a task, if its row still has the version before it.
///
/// # Errors
/// [`Error::Stale`] if somebody else was first.
pub(crate) async fn save_task(work: &Work, task: &Task) -> Result<()> {
    let seen = Version(task.version.0 - 1);
    let before = task_as_saved(work, task.id).await?;
    let change = tasks::ActiveModel {
        state: Set(task.state.name().name().to_owned()),
        state_data: Set(serde_json::to_string(&task.state)?),
        due_on: Set(task.due_on),
        first_handed_in_on: Set(task.first_handed_in_on),
        holder_id: Set(task.holder.map(|holder| holder.as_uuid())),
        extension: Set(extension_of(task)?),
        version: Set(task.version.0),
        ..Default::default()
    };
    let saved = tasks::Entity::update_many()
        .set(change)
        .filter(tasks::Column::Id.eq(task.id.as_uuid()))
        .filter(tasks::Column::Version.eq(seen.0))
        .exec(work.db())
        .await?;
    if saved.rows_affected != 1 {
        return Err(Error::Stale { seen, current: task.version });
    }
    let unit = org::unit(work.db(), work.county(), task.unit).await?;
    let mut changes = Changes::default();
    changes.remove(&before, &unit);
    changes.add(task, &unit);
    changes.write(work).await
}

async fn task_as_saved(work: &Work, id: TaskId) -> Result<Task> {
    let row = tasks::Entity::find_by_id(id.as_uuid()).one(work.db()).await?;
    row.ok_or(Error::Missing)?.into_domain()
}

/// Writes the evidence of a hand-in.
pub(crate) async fn insert_evidence(work: &Work, task: &Task, pieces: &[Evidence]) -> Result<()> {
    let round = task.state.hand_in().map_or(0, |hand_in| hand_in.round);
    let round = i32::try_from(round).map_err(Error::fault)?;
    let rows = pieces.iter().map(|piece| evidence::ActiveModel {
        id: Set(piece.id.as_uuid()),
        county_id: Set(work.county().as_uuid()),
        task_id: Set(task.id.as_uuid()),
        round: Set(round),
        file_id: Set(piece.file.as_uuid()),
        effective_on: Set(piece.effective_on),
        uploaded_at: Set(piece.uploaded_at),
        again_of: Set(piece.again_of.map(|earlier| earlier.as_uuid())),
    });
    evidence::Entity::insert_many(rows).exec_without_returning(work.db()).await?;
    Ok(())
}

fn row_of(task: &Task) -> Result<tasks::Model> {
    Ok(tasks::Model {
        id: task.id.as_uuid(),
        county_id: task.county.as_uuid(),
        no: task.no.to_string(),
        duty_id: task.duty.as_uuid(),
        period: task.period.as_ref().map(ToString::to_string).unwrap_or_default(),
        plan_id: task.origin.map(|origin| origin.plan.as_uuid()),
        measure_id: task.origin.map(|origin| origin.measure.as_uuid()),
        unit_id: task.unit.as_uuid(),
        title: task.title.clone(),
        requirement: task.requirement.clone(),
        lead_office: task.lead_office.clone(),
        supporting_offices: serde_json::to_string(&task.supporting_offices)?,
        due_on: task.due_on,
        assigned_by: task.assignment.by.as_uuid(),
        assigned_at: task.assignment.at,
        first_handed_in_on: task.first_handed_in_on,
        holder_id: task.holder.map(|holder| holder.as_uuid()),
        extension: extension_of(task)?,
        state: task.state.name().name().to_owned(),
        state_data: serde_json::to_string(&task.state)?,
        version: task.version.0,
    })
}

fn extension_of(task: &Task) -> Result<Option<String>> {
    Ok(task.extension.as_ref().map(serde_json::to_string).transpose()?)
}

impl tasks::Model {
    /// The task as the domain knows it.
    pub(super) fn into_domain(self) -> Result<Task> {
        let state: TaskState = serde_json::from_str(&self.state_data)?;
        Ok(Task {
            id: TaskId::from_uuid(self.id),
            county: CountyId::from_uuid(self.county_id),
            no: self.no.parse().map_err(|()| unreadable("task number"))?,
            duty: DutyId::from_uuid(self.duty_id),
            period: period_of(&self.period)?,
            origin: origin_of(self.plan_id, self.measure_id),
            unit: UnitId::from_uuid(self.unit_id),
            title: self.title,
            requirement: self.requirement,
            lead_office: self.lead_office,
            supporting_offices: serde_json::from_str(&self.supporting_offices)?,
            due_on: self.due_on,
            assignment: Assignment {
                by: AccountId::from_uuid(self.assigned_by),
                at: self.assigned_at,
            },
            first_handed_in_on: self.first_handed_in_on,
            holder: self.holder_id.map(AccountId::from_uuid),
            extension: self.extension.as_deref().map(serde_json::from_str).transpose()?,
            state,
            version: Version(self.version),
        })
    }
}

fn period_of(key: &str) -> Result<Option<PeriodKey>> {
    if key.is_empty() {
        return Ok(None);
    }
    key.parse().map(Some).map_err(|_| unreadable("period"))
}

/// Where something comes from, of its two columns.
pub(super) fn origin_of(plan: Option<Uuid>, measure: Option<Uuid>) -> Option<Origin> {
    let (plan, measure) = plan.zip(measure)?;
    Some(Origin { plan: PlanId::from_uuid(plan), measure: MeasureId::from_uuid(measure) })
}

/// The plan of this county with this id.
///
/// # Errors
/// [`Error::Missing`].
pub(crate) async fn plan<C: ConnectionTrait>(db: &C, county: CountyId, id: PlanId) -> Result<Plan> {
    let row = plans::Entity::find_by_id(id.as_uuid())
        .filter(plans::Column::CountyId.eq(county.as_uuid()))
        .one(db)
        .await?;
    row.ok_or(Error::Missing)?.into_domain()
}

/// The same, locked until the command ends: of two that depend on what the plan asks for, the
/// second sees what the first did.
///
/// # Errors
/// [`Error::Missing`].
pub(crate) async fn locked_plan(work: &Work, id: PlanId) -> Result<Plan> {
    let row = plans::Entity::find_by_id(id.as_uuid())
        .filter(plans::Column::CountyId.eq(work.county().as_uuid()))
        .lock_exclusive()
        .one(work.db())
        .await?;
    row.ok_or(Error::Missing)?.into_domain()
}

/// The piece of that plan with this id.
///
/// # Errors
/// [`Error::Missing`].
pub(crate) async fn node<C: ConnectionTrait>(
    db: &C,
    plan: PlanId,
    id: MeasureId,
) -> Result<PlanNode> {
    let row = plan_nodes::Entity::find_by_id(id.as_uuid())
        .filter(plan_nodes::Column::PlanId.eq(plan.as_uuid()))
        .one(db)
        .await?;
    row.ok_or(Error::Missing)?.into_domain()
}

impl plans::Model {
    /// The plan as the domain knows it.
    pub(super) fn into_domain(self) -> Result<Plan> {
        Ok(Plan {
            id: PlanId::from_uuid(self.id),
            county: CountyId::from_uuid(self.county_id),
            title: self.title,
            document_no: self.document_no,
            issuers: serde_json::from_str(&self.issuers)?,
            issued_on: self.issued_on,
            disclosure: self.disclosure,
            preamble: self.preamble,
            file: FileId::from_uuid(self.file_id),
            registered_at: self.registered_at,
            supersedes: self.supersedes.map(PlanId::from_uuid),
            outline: Version(self.outline_version),
        })
    }
}
