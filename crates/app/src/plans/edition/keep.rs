//! Tasks of the old edition stay as they are.

use std::collections::BTreeSet;

use domain::access::{Act, Facts};
use domain::plans::{TaskNo, keep};
use kernel::PlanId;
use sea_orm::{ActiveModelTrait, EntityTrait, Set};

use super::super::rows::kept_tasks;
use super::super::store;
use crate::{Command, Error, Result, Work};

/// The order to say that open tasks of the old edition stay as they are.
#[derive(Debug)]
pub struct KeepTasks {
    /// The new edition.
    pub edition: PlanId,
    /// The tasks.
    pub tasks: Vec<TaskNo>,
}

impl Command for KeepTasks {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        work.require(Act::RegisterPlan, Facts::COUNTY)?;
        let person = work.person()?.clone();
        let edition = store::plan(work.db(), work.county(), self.edition).await?;
        for no in self.tasks.into_iter().collect::<BTreeSet<_>>() {
            let known = store::task(work.db(), &person, no).await?;
            work.require(Act::RegisterPlan, known.facts)?;
            let key = (edition.id.as_uuid(), known.task.id.as_uuid());
            let kept = kept_tasks::Entity::find_by_id(key).one(work.db()).await?;
            let event = keep(&known.task, &edition, kept.is_some())?;
            let row = kept_tasks::ActiveModel {
                county_id: Set(work.county().as_uuid()),
                plan_id: Set(key.0),
                task_id: Set(key.1),
                kept_at: Set(work.now()),
            };
            row.insert(work.db()).await.map_err(Error::of_twice)?;
            work.record(&event)?;
        }
        Ok(())
    }
}
