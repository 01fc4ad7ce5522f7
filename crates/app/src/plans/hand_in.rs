//! The unit hands in evidence.

use chrono::NaiveDate;
use domain::access::Act;
use domain::plans::{EvidenceOrder, TaskNo, hand_in};
use kernel::{EvidenceId, Version};

use super::offers::order_again;
use super::pledge::require_none;
use super::store;
use crate::files::{Upload, forget_kept, register};
use crate::{Command, Result, Work};

/// One file with the date it speaks of.
#[derive(Debug)]
pub struct NewEvidence {
    /// The file; it is on the disk already.
    pub upload: Upload,
    /// The date it speaks of.
    pub effective_on: Option<NaiveDate>,
}

/// The order to hand in evidence for a task.
#[derive(Debug)]
pub struct HandInFiles {
    /// The task.
    pub task: TaskNo,
    /// The version that the person saw.
    pub seen: Version,
    /// What the unit says to it.
    pub note: String,
    /// The files.
    pub evidence: Vec<NewEvidence>,
    /// Evidence that the unit handed in before.
    pub again: Vec<EvidenceId>,
}

impl Command for HandInFiles {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let person = work.person()?.clone();
        let known = store::task(work.db(), &person, self.task).await?;
        work.require(Act::HandIn, known.facts)?;
        work.require_version(self.seen, known.task.version)?;
        require_none(work, &known.task).await?;
        let mut orders = Vec::with_capacity(self.evidence.len());
        for piece in &self.evidence {
            orders.push(EvidenceOrder {
                id: EvidenceId::fresh(work.ids()),
                file: register(work, &piece.upload).await?,
                effective_on: piece.effective_on,
                earlier: None,
            });
        }
        for earlier in &self.again {
            orders.push(order_again(work, &known.task, *earlier).await?);
        }
        let (task, evidence, event) =
            hand_in(known.task, &orders, &self.note, person.doer(), work.now())?;
        store::save_task(work, &task).await?;
        store::insert_evidence(work, &task, &evidence).await?;
        forget_kept(work, Some(task.id)).await?;
        work.record(&event)
    }
}
