//! The unit stamps its task, or corrects a stamp.

use chrono::NaiveDate;
use domain::access::Act;
use domain::plans::{StampKind, StampOrder, TaskNo, stamp};
use kernel::{StampId, Version};

use super::store;
use crate::plans::store::{save_task, task};
use crate::{Command, Result, Work};

/// The order to stamp a task.
#[derive(Debug)]
pub struct GiveStamp {
    /// The task.
    pub task: TaskNo,
    /// The version that the person saw.
    pub seen: Version,
    /// Which of the four.
    pub kind: StampKind,
    /// The day on which it took place.
    pub on: Option<NaiveDate>,
    /// Which meeting, notice or inspection.
    pub reference: String,
}

impl Command for GiveStamp {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let person = work.person()?.clone();
        let known = task(work.db(), &person, self.task).await?;
        work.require(Act::GiveStamp, known.facts)?;
        work.require_version(self.seen, known.task.version)?;
        let wanted = store::wants_stamps(work.db(), &known.task).await?;
        let before = store::stamps_of(work.db(), known.task.id).await?;
        let (id, on, reference) = (StampId::fresh(work.ids()), self.on, self.reference);
        let order = StampOrder { id, kind: self.kind, on, reference, wanted };
        let (task, stamp, event) = stamp(known.task, &before, &order, person.account, work.now())?;
        save_task(work, &task).await?;
        store::insert_stamp(work, &stamp).await?;
        work.record(&event)
    }
}
