//! The unit asks for a later last day.

use chrono::NaiveDate;
use domain::access::Act;
use domain::plans::{TaskNo, request_extension};
use kernel::Version;

use super::store;
use crate::{Command, Result, Work};

/// The order to ask for an extension.
#[derive(Debug)]
pub struct RequestExtension {
    /// The task.
    pub task: TaskNo,
    /// The version that the person saw.
    pub seen: Version,
    /// The last day that the unit wishes for.
    pub due_on: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

impl Command for RequestExtension {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let person = work.person()?.clone();
        let known = store::task(work.db(), &person, self.task).await?;
        work.require(Act::RequestExtension, known.facts)?;
        work.require_version(self.seen, known.task.version)?;
        let (task, event) =
            request_extension(known.task, self.due_on, &self.reason, person.doer(), work.now())?;
        store::save_task(work, &task).await?;
        work.record(&event)
    }
}
