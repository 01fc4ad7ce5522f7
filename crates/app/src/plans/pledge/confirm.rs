//! The unit confirms its pledge.

use domain::access::Act;
use domain::plans::{Confirmation, TaskNo, TaskRefusal, confirm_pledge};
use kernel::Version;

use super::frozen::pledge_of;
use crate::plans::store;
use crate::{Command, Result, Work};

/// The order to confirm the text of a pledge for one's unit.
#[derive(Debug)]
pub struct ConfirmPledge {
    /// The task.
    pub task: TaskNo,
    /// The version that the person saw.
    pub seen: Version,
    /// Who confirms, and the hash of the text that they were shown.
    pub said: Confirmation,
}

impl Command for ConfirmPledge {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let person = work.person()?.clone();
        let known = store::task(work.db(), &person, self.task).await?;
        work.require(Act::HandIn, known.facts)?;
        work.require_version(self.seen, known.task.version)?;
        let pledge = pledge_of(work.db(), &known.task).await?.ok_or(TaskRefusal::NoPledge)?;
        let (task, event) =
            confirm_pledge(known.task, &pledge, self.said, person.doer(), work.now())?;
        store::save_task(work, &task).await?;
        work.record(&event)
    }
}
