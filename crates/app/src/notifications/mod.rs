//! Telling people: it listens to every area, and no area imports it.
//!
//! Who is told follows from where the task stands: the unit's people about their task, the
//! bureau's about a hand-in; never who is recused from the unit, and never who did it.
//!
//! What a person did is told at once, and once for one command. What a sweep did (reminders,
//! periods that began) is put together: one digest for a person and a day, which says how many
//! tasks wait when it leaves, and does not leave when none does.

mod letter;

use std::collections::HashSet;

use domain::access::{Actor, Role, SystemActor};
use kernel::{AccountId, UnitId, local_date};
use sea_orm::EntityTrait;

use crate::outbox::{Letter, is_posted, post};
use crate::plans::tasks;
use crate::record::Recorded;
use crate::{Error, Result, Work, access, accounts};

pub(crate) use letter::written_letter;

/// Who was told what during one command.
#[derive(Debug, Default)]
pub(crate) struct Told(HashSet<(AccountId, &'static str)>);

/// The letter that puts together what sweeps have to tell.
pub(crate) const DIGEST: &str = "tasks-waiting";

/// Tells the people of the unit that owes the task.
pub(crate) async fn tell_unit(work: &Work, event: &Recorded, told: &mut Told) -> Result<()> {
    let task = task_of(work, event).await?;
    let people =
        accounts::accounts_of_unit(work.db(), UnitId::from_uuid(task.unit_id), work.now()).await?;
    tell(work, event, &task, people, told).await
}

/// Tells the people of the bureau who may review the hand-in.
pub(crate) async fn tell_bureau(work: &Work, event: &Recorded, told: &mut Told) -> Result<()> {
    let task = task_of(work, event).await?;
    let bureau =
        accounts::accounts_of_role(work.db(), work.county(), Role::BureauOfficer, work.now())
            .await?;
    tell(work, event, &task, bureau, told).await
}

async fn task_of(work: &Work, event: &Recorded) -> Result<tasks::Model> {
    let task = tasks::Entity::find_by_id(event.subject_id).one(work.db()).await?;
    task.ok_or(Error::Missing)
}

async fn tell(
    work: &Work,
    event: &Recorded,
    task: &tasks::Model,
    people: Vec<AccountId>,
    told: &mut Told,
) -> Result<()> {
    let unit = UnitId::from_uuid(task.unit_id);
    let recused = access::recused_accounts(work.db(), work.county(), unit).await?;
    let doer = work.person().ok().map(|person| person.account);
    for to in people.into_iter().filter(|to| !recused.contains(to) && Some(*to) != doer) {
        let letter = letter_of(work, event, task, to);
        let is_new = told.0.insert((to, letter.kind));
        if is_new && !(letter.kind == DIGEST && is_posted(work, &letter).await?) {
            post(work, letter).await?;
        }
    }
    Ok(())
}

/// What a sweep has to tell goes into the digest of the day.
fn letter_of(work: &Work, event: &Recorded, task: &tasks::Model, to: AccountId) -> Letter {
    match work.actor() {
        Actor::System(SystemActor::Reminder | SystemActor::Scheduler, _) => {
            Letter { to, kind: DIGEST, reference: local_date(work.now()).to_string() }
        }
        Actor::System(..) | Actor::Person(_) => {
            Letter { to, kind: event.kind, reference: task.no.clone() }
        }
    }
}
