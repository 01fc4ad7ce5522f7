//! A piece asks for no task.

use domain::plans::mark_no_task;
use kernel::{MeasureId, PlanId, Version};

use super::store;
use crate::{Command, Result, Work};

/// The order to say that a piece asks for no task.
#[derive(Debug)]
pub struct MarkNoTask {
    /// The plan.
    pub plan: PlanId,
    /// The piece.
    pub piece: MeasureId,
    /// The version of the outline that the person saw.
    pub seen: Version,
    /// Why.
    pub reason: String,
}

impl Command for MarkNoTask {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let before = store::open(work, self.plan, self.piece, self.seen).await?;
        let open = store::open_tasks(work, &before, self.piece).await?;
        let (after, event) = mark_no_task(&before, self.piece, &self.reason, open)?;
        store::save(work, &before, &after).await?;
        work.record(&event)
    }
}
