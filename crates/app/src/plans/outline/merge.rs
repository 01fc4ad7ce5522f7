//! A piece and the next one become one.

use domain::plans::merge;
use kernel::{MeasureId, PlanId, Version};

use super::store;
use crate::{Command, Result, Work};

/// The order to merge a piece with the next one.
#[derive(Debug)]
pub struct MergePieces {
    /// The plan.
    pub plan: PlanId,
    /// The piece.
    pub piece: MeasureId,
    /// The version of the outline that the person saw.
    pub seen: Version,
}

impl Command for MergePieces {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let before = store::open(work, self.plan, self.piece, self.seen).await?;
        let (after, event) = merge(&before, self.piece)?;
        store::save(work, &before, &after).await?;
        work.record(&event)
    }
}
