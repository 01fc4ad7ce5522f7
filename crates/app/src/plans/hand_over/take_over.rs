//! Somebody of the unit takes over what a colleague had in hand.

use domain::access::Act;
use domain::plans::{TaskNo, take_over};
use kernel::Version;

use crate::plans::store;
use crate::{Command, Result, Work};

/// The order to take a task over.
#[derive(Debug)]
pub struct TakeOverTask {
    /// The task.
    pub task: TaskNo,
    /// The version that the person saw.
    pub seen: Version,
}

impl Command for TakeOverTask {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let person = work.person()?.clone();
        let known = store::task(work.db(), &person, self.task).await?;
        work.require(Act::AcceptTask, known.facts)?;
        work.require_version(self.seen, known.task.version)?;
        let (task, event) = take_over(known.task, person.doer().place())?;
        store::save_task(work, &task).await?;
        work.record(&event)
    }
}
