//! What the demonstration plays of the year before: many schools have done one thing on one day.
//!
//! The schools of the demonstration have no accounts, so nobody could hand in for them. Its own
//! actor does, by the rules of the domain and with events, and the bureau's two officers stand
//! for the two persons that each hand-in needs: one entered it, the other approved it.

use chrono::NaiveDate;
use domain::access::SystemActor;
use domain::plans::{EvidenceOrder, ReminderStage, TaskStateName, accept, approve, hand_in};
use kernel::{AccountId, CountyId, DutyId, EvidenceId, UnitId, local_date, start_of_day};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use uuid::Uuid;

use super::rows::{duties, evidence, reminders, tasks};
use super::tallies::Changes;
use crate::files::{Upload, register_of};
use crate::outbox::outbox;
use crate::shell::unreadable;
use crate::{App, Command, Error, Result, Work, org};

/// An open task of a past month.
pub(crate) struct PastTask {
    pub(crate) id: Uuid,
    pub(crate) duty: DutyId,
    pub(crate) unit: UnitId,
    pub(crate) due_on: NaiveDate,
}

/// The tasks that nobody has accepted and whose last day is between these.
pub(crate) async fn untouched_between(
    app: &App,
    county: CountyId,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<PastTask>> {
    use tasks::Column::{CountyId as County, DueOn, DutyId as Duty, Id, State, UnitId as Unit};
    let rows: Vec<(Uuid, Uuid, Uuid, NaiveDate)> = tasks::Entity::find()
        .select_only()
        .columns([Id, Duty, Unit, DueOn])
        .filter(County.eq(county.as_uuid()))
        .filter(DueOn.between(first, last))
        .filter(State.eq(TaskStateName::Assigned.name()))
        .into_tuple()
        .all(app.read())
        .await?;
    let task = |(id, duty, unit, due_on)| PastTask {
        id,
        duty: DutyId::from_uuid(duty),
        unit: UnitId::from_uuid(unit),
        due_on,
    };
    Ok(rows.into_iter().map(task).collect())
}

/// The duties of the county, the oldest first.
pub(crate) async fn duties_in_order(app: &App, county: CountyId) -> Result<Vec<DutyId>> {
    let ids: Vec<Uuid> = duties::Entity::find()
        .select_only()
        .column(duties::Column::Id)
        .filter(duties::Column::CountyId.eq(county.as_uuid()))
        .order_by_asc(duties::Column::No)
        .into_tuple()
        .all(app.read())
        .await?;
    Ok(ids.into_iter().map(DutyId::from_uuid).collect())
}

/// These tasks were accepted, handed in and approved today.
pub(crate) struct HandInPast {
    pub(crate) tasks: Vec<Uuid>,
    pub(crate) evidence: Upload,
    pub(crate) note: String,
    pub(crate) entered_by: AccountId,
    pub(crate) approved_by: AccountId,
}

impl Command for HandInPast {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        work.require_system(SystemActor::Demonstration)?;
        let (now, today) = (work.now(), local_date(work.now()));
        let file = register_of(work, &self.evidence, self.entered_by).await?;
        let units = org::all_units(work.db(), work.county()).await?;
        let rows = tasks::Entity::find().filter(tasks::Column::Id.is_in(self.tasks.clone()));
        let (mut changes, mut pieces, mut done) = (Changes::default(), Vec::new(), None);
        for row in rows.all(work.db()).await? {
            let before = row.into_domain()?;
            let order = EvidenceOrder {
                id: EvidenceId::fresh(work.ids()),
                file,
                effective_on: Some(today),
                earlier: None,
            };
            let (task, accepted) = accept(before.clone(), self.entered_by, now)?;
            let (task, handed, given) = hand_in(task, &[order], &self.note, self.entered_by, now)?;
            let (task, approved) = approve(task, "", self.approved_by, now)?;
            for event in [accepted, given, approved] {
                work.record(&event)?;
            }
            pieces.extend(handed.iter().map(|piece| evidence::ActiveModel {
                id: Set(piece.id.as_uuid()),
                county_id: Set(work.county().as_uuid()),
                task_id: Set(task.id.as_uuid()),
                round: Set(1),
                file_id: Set(piece.file.as_uuid()),
                effective_on: Set(piece.effective_on),
                uploaded_at: Set(piece.uploaded_at),
                again_of: Set(None),
            }));
            let unit = units.iter().find(|unit| unit.id == task.unit);
            let unit = unit.ok_or_else(|| unreadable("unit"))?;
            changes.remove(&before, unit);
            changes.add(&task, unit);
            done = Some(task);
        }
        // All of them were done alike, so one statement writes what they have in common.
        let done = done.ok_or(Error::Missing)?;
        let alike = tasks::ActiveModel {
            state: Set(done.state.name().name().to_owned()),
            state_data: Set(serde_json::to_string(&done.state)?),
            first_handed_in_on: Set(done.first_handed_in_on),
            version: Set(done.version.0),
            ..Default::default()
        };
        let those = tasks::Entity::update_many().set(alike);
        those.filter(tasks::Column::Id.is_in(self.tasks)).exec(work.db()).await?;
        evidence::Entity::insert_many(pieces).exec_without_returning(work.db()).await?;
        changes.write(work).await
    }
}

/// Letters of the year before were read long ago, and what was due then was reminded of.
pub(crate) struct ForgetPastLetters;

impl Command for ForgetPastLetters {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        work.require_system(SystemActor::Demonstration)?;
        let today = local_date(work.now());
        let letters = outbox::Entity::delete_many();
        let past = outbox::Column::CreatedAt.lt(start_of_day(today));
        letters.filter(past).exec(work.db()).await?;
        let owed: Vec<(Uuid, NaiveDate)> = tasks::Entity::find()
            .select_only()
            .columns([tasks::Column::Id, tasks::Column::DueOn])
            .filter(tasks::Column::State.eq(TaskStateName::Assigned.name()))
            .into_tuple()
            .all(work.db())
            .await?;
        let county = work.county().as_uuid();
        let told = owed.into_iter().flat_map(|(task, due_on)| {
            [ReminderStage::Ahead, ReminderStage::LastDay, ReminderStage::Overdue].map(|stage| {
                reminders::ActiveModel {
                    county_id: Set(county),
                    task_id: Set(task),
                    stage: Set(stage.name().to_owned()),
                    due_on: Set(due_on),
                }
            })
        });
        let told: Vec<_> = told.collect();
        for some in told.chunks(1000) {
            let rows = reminders::Entity::insert_many(some.to_vec());
            rows.exec_without_returning(work.db()).await?;
        }
        Ok(())
    }
}
