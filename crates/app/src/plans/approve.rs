//! The bureau approves a hand-in; the task is closed.

use domain::access::Act;
use domain::plans::{TaskNo, approve};
use kernel::Version;

use super::store;
use crate::{Command, Result, Work};

/// The order to approve a hand-in.
#[derive(Debug)]
pub struct Approve {
    /// The task.
    pub task: TaskNo,
    /// The version that the person saw.
    pub seen: Version,
    /// A remark, may be empty.
    pub remark: String,
}

impl Command for Approve {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let person = work.person()?.clone();
        let known = store::task(work.db(), &person, self.task).await?;
        work.require(Act::ApproveHandIn, known.facts)?;
        work.require_version(self.seen, known.task.version)?;
        let (task, event) = approve(known.task, &self.remark, person.doer(), work.now())?;
        store::save_task(work, &task).await?;
        work.record(&event)
    }
}
