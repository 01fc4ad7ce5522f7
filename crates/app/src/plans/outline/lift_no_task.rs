//! A piece may ask for tasks again.

use domain::plans::lift_no_task;
use kernel::{MeasureId, PlanId, Version};

use super::store;
use crate::{Command, Result, Work};

/// The order to let a piece ask for tasks again.
#[derive(Debug)]
pub struct LiftNoTask {
    /// The plan.
    pub plan: PlanId,
    /// The piece.
    pub piece: MeasureId,
    /// The version of the outline that the person saw.
    pub seen: Version,
}

impl Command for LiftNoTask {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let before = store::open(work, self.plan, self.piece, self.seen).await?;
        let (after, event) = lift_no_task(&before, self.piece)?;
        store::save(work, &before, &after).await?;
        work.record(&event)
    }
}
