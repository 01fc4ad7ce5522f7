//! That a task of the old edition stays as it is, is taken back.

use domain::access::Act;
use domain::plans::{TaskNo, reconsider};
use kernel::PlanId;
use sea_orm::EntityTrait;

use super::super::rows::kept_tasks;
use super::super::store;
use crate::{Command, Result, Work};

/// The order to look again at a task that was to stay as it is.
#[derive(Debug)]
pub struct ReconsiderTask {
    /// The new edition.
    pub edition: PlanId,
    /// The task.
    pub task: TaskNo,
}

impl Command for ReconsiderTask {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let person = work.person()?.clone();
        let edition = store::plan(work.db(), work.county(), self.edition).await?;
        let known = store::task(work.db(), &person, self.task).await?;
        work.require(Act::RegisterPlan, known.facts)?;
        let key = (edition.id.as_uuid(), known.task.id.as_uuid());
        let taken_back = kept_tasks::Entity::delete_by_id(key).exec(work.db()).await?;
        let event = reconsider(&known.task, &edition, taken_back.rows_affected == 1)?;
        work.record(&event)
    }
}
