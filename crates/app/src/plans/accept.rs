//! The unit takes a task on.

use domain::access::Act;
use domain::plans::{TaskNo, accept};
use kernel::Version;

use super::store;
use crate::{Command, Result, Work};

/// The order to accept a task.
#[derive(Debug)]
pub struct Accept {
    /// The task.
    pub task: TaskNo,
    /// The version that the person saw.
    pub seen: Version,
}

impl Command for Accept {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let person = work.person()?.clone();
        let known = store::task(work.db(), &person, self.task).await?;
        work.require(Act::AcceptTask, known.facts)?;
        work.require_version(self.seen, known.task.version)?;
        let (task, event) = accept(known.task, person.doer(), work.now())?;
        store::save_task(work, &task).await?;
        work.record(&event)
    }
}
