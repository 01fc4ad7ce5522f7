//! The office confirms pledges that units have confirmed: one, or a whole list.

use domain::access::Act;
use domain::plans::{Confirmation, TaskNo, TaskRefusal, counter_sign};
use kernel::Version;

use super::frozen::pledge_of;
use crate::plans::store;
use crate::{Command, Result, Work};

/// The order to confirm pledges for the office: all of them or none.
#[derive(Debug)]
pub struct CounterSign {
    /// The tasks, each with the version that the person saw.
    pub tasks: Vec<(TaskNo, Version)>,
    /// Who confirms, and the hash of the text that they were shown.
    pub said: Confirmation,
}

impl Command for CounterSign {
    type Outcome = usize;

    async fn carry_out(self, work: &mut Work) -> Result<usize> {
        if self.tasks.is_empty() {
            return Err(TaskRefusal::NothingChosen.into());
        }
        let person = work.person()?.clone();
        for (no, seen) in &self.tasks {
            let known = store::task(work.db(), &person, *no).await?;
            work.require(Act::ApproveHandIn, known.facts)?;
            work.require_version(*seen, known.task.version)?;
            let pledge = pledge_of(work.db(), &known.task).await?.ok_or(TaskRefusal::NoPledge)?;
            let said = self.said.clone();
            let (task, event) = counter_sign(known.task, &pledge, said, person.doer(), work.now())?;
            store::save_task(work, &task).await?;
            work.record(&event)?;
        }
        Ok(self.tasks.len())
    }
}
