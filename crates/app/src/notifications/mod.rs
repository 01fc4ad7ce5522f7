//! Telling people: it listens to every area, and no area imports it.
//!
//! Who is told follows from where the task stands: the unit's people about their task, the
//! bureau's about a hand-in; never who is recused from the unit, and never who did it.

mod letter;

use domain::access::Role;
use kernel::{AccountId, UnitId};
use sea_orm::EntityTrait;

use crate::outbox::{Letter, post};
use crate::plans::tasks;
use crate::record::Recorded;
use crate::{Error, Result, Work, access, accounts};

pub(crate) use letter::written_letter;

/// Tells the people of the unit that owes the task.
pub(crate) async fn tell_unit(work: &Work, event: &Recorded) -> Result<()> {
    let task = task_of(work, event).await?;
    let people = accounts::accounts_of_unit(work.db(), UnitId::from_uuid(task.unit_id)).await?;
    tell(work, event, &task, people).await
}

/// Tells the people of the bureau who may review the hand-in.
pub(crate) async fn tell_bureau(work: &Work, event: &Recorded) -> Result<()> {
    let task = task_of(work, event).await?;
    let bureau = accounts::accounts_of_role(work.db(), work.county(), Role::BureauOfficer).await?;
    tell(work, event, &task, bureau).await
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
) -> Result<()> {
    let unit = UnitId::from_uuid(task.unit_id);
    let recused = access::recused_accounts(work.db(), work.county(), unit).await?;
    let doer = work.person().ok().map(|person| person.account);
    for to in people.into_iter().filter(|to| !recused.contains(to) && Some(*to) != doer) {
        post(work, Letter { to, kind: event.kind, reference: task.no.clone() }).await?;
    }
    Ok(())
}
