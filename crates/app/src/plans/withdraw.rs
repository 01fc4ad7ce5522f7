//! The bureau takes a task back that is not approved yet.

use domain::access::Act;
use domain::plans::{TaskNo, withdraw};
use kernel::Version;

use super::store;
use crate::{Command, Result, Work};

/// The order to take a task back.
#[derive(Debug)]
pub struct Withdraw {
    /// The task.
    pub task: TaskNo,
    /// The version that the person saw.
    pub seen: Version,
    /// Why.
    pub reason: String,
}

impl Command for Withdraw {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let person = work.person()?.clone();
        let known = store::task(work.db(), &person, self.task).await?;
        work.require(Act::WithdrawTask, known.facts)?;
        work.require_version(self.seen, known.task.version)?;
        let (task, event) = withdraw(known.task, &self.reason)?;
        store::save_task(work, &task).await?;
        work.record(&event)
    }
}
