//! What the demonstration plays of the year before: many schools have done one thing on one day.
//!
//! Most schools of the demonstration have no accounts, so nobody could hand in for them. Its own
//! actor does, by the rules of the domain and with events. Each hand-in needs two persons, and
//! nobody of the county was one of them: two accounts of the demonstration stand there, one that
//! enters and one that approves, and say so by their names.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::access::SystemActor;
use domain::plans::{
    Confirmation, EvidenceOrder, Pledge, ReminderStage, Task, TaskStateName, accept, approve,
    confirm_pledge, counter_sign, hand_in,
};
use kernel::{AccountId, CountyId, DutyId, EvidenceId, FileId, UnitId, local_date, start_of_day};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use uuid::Uuid;

use super::rows::{duties, reminders, tasks};
use super::store;
use super::tallies::Changes;
use crate::files::{Upload, register_of};
use crate::outbox::outbox;
use crate::shell::unreadable;
use crate::{App, Command, Result, Work, org};

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

/// These tasks were accepted, handed in and approved today; pledges were confirmed by both.
pub(crate) struct HandInPast {
    pub(crate) tasks: Vec<Uuid>,
    pub(crate) evidence: Upload,
    pub(crate) note: String,
    /// Who entered, and who approved.
    pub(crate) hands: [AccountId; 2],
    /// Post and name of who confirmed pledges: of the schools, of the office.
    pub(crate) signers: [(String, String); 2],
}

impl Command for HandInPast {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        work.require_system(SystemActor::Demonstration)?;
        let file = register_of(work, &self.evidence, self.hands[0]).await?;
        let units = org::all_units(work.db(), work.county()).await?;
        let pledges = pledges(work).await?;
        let rows = tasks::Entity::find().filter(tasks::Column::Id.is_in(self.tasks.clone()));
        let mut changes = Changes::default();
        let mut alike: BTreeMap<Option<&str>, Vec<Task>> = BTreeMap::new();
        for row in rows.all(work.db()).await? {
            let before = row.into_domain()?;
            let pledge = pledges.get(&before.duty);
            let unit = units.iter().find(|unit| unit.id == before.unit);
            let unit = unit.ok_or_else(|| unreadable("unit"))?;
            changes.remove(&before, unit);
            let done = match pledge {
                Some(pledge) => self.confirm(work, before, pledge)?,
                None => self.hand_in(work, before, file).await?,
            };
            changes.add(&done, unit);
            alike.entry(pledge.map(|it| it.sha256.as_str())).or_default().push(done);
        }
        for done in alike.values() {
            save_alike(work, done).await?;
        }
        changes.write(work).await
    }
}

impl HandInPast {
    async fn hand_in(&self, work: &mut Work, task: Task, file: FileId) -> Result<Task> {
        let [clerk, reviewer] = self.hands;
        let (now, today) = (work.now(), local_date(work.now()));
        let id = EvidenceId::fresh(work.ids());
        let order = EvidenceOrder { id, file, effective_on: Some(today), earlier: None };
        let (task, accepted) = accept(task, clerk, now)?;
        let (task, handed, given) = hand_in(task, &[order], &self.note, clerk, now)?;
        store::insert_evidence(work, &task, &handed).await?;
        let (task, approved) = approve(task, "", reviewer, now)?;
        for event in [accepted, given, approved] {
            work.record(&event)?;
        }
        Ok(task)
    }

    fn confirm(&self, work: &mut Work, task: Task, pledge: &Pledge) -> Result<Task> {
        let now = work.now();
        let [clerk, reviewer] = self.hands;
        let [theirs, ours] = self.signers.clone().map(|(post, name)| Confirmation {
            post,
            name,
            sha256: pledge.sha256.clone(),
        });
        let (task, confirmed) = confirm_pledge(task, pledge, theirs, clerk, now)?;
        let (task, signed) = counter_sign(task, pledge, ours, reviewer, now)?;
        for event in [confirmed, signed] {
            work.record(&event)?;
        }
        Ok(task)
    }
}

/// The pledges that duties of the county ask for.
async fn pledges(work: &Work) -> Result<HashMap<DutyId, Pledge>> {
    let rows = duties::Entity::find()
        .filter(duties::Column::CountyId.eq(work.county().as_uuid()))
        .filter(duties::Column::Pledge.is_not_null())
        .all(work.db())
        .await?;
    let mut pledges = HashMap::new();
    for row in rows {
        let duty = row.into_domain()?;
        pledges.extend(duty.pledge.map(|pledge| (duty.id, pledge)));
    }
    Ok(pledges)
}

/// All of these were done alike, so one statement writes what they have in common.
async fn save_alike(work: &Work, done: &[Task]) -> Result<()> {
    let Some(first) = done.first() else { return Ok(()) };
    let alike = tasks::ActiveModel {
        state: Set(first.state.name().name().to_owned()),
        state_data: Set(serde_json::to_string(&first.state)?),
        first_handed_in_on: Set(first.first_handed_in_on),
        version: Set(first.version.0),
        ..Default::default()
    };
    let ids = done.iter().map(|task| task.id.as_uuid());
    let those = tasks::Entity::update_many().set(alike);
    those.filter(tasks::Column::Id.is_in(ids)).exec(work.db()).await?;
    Ok(())
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
