//! The bureau returns a hand-in with a reason.

use domain::access::Act;
use domain::plans::{TaskNo, return_hand_in};
use kernel::Version;

use super::store;
use crate::{Command, Result, Work};

/// The order to return a hand-in.
#[derive(Debug)]
pub struct ReturnHandIn {
    /// The task.
    pub task: TaskNo,
    /// The version that the person saw.
    pub seen: Version,
    /// What is missing.
    pub reason: String,
}

impl Command for ReturnHandIn {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let person = work.person()?.clone();
        let known = store::task(work.db(), &person, self.task).await?;
        work.require(Act::ReturnHandIn, known.facts)?;
        work.require_version(self.seen, known.task.version)?;
        let (task, event) = return_hand_in(known.task, &self.reason, person.doer(), work.now())?;
        store::save_task(work, &task).await?;
        work.record(&event)
    }
}
