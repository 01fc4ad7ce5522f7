//! A piece that was left out or merged comes back.

use domain::plans::restore;
use kernel::{MeasureId, PlanId, Version};

use super::store;
use crate::{Command, Result, Work};

/// The order to bring a piece back.
#[derive(Debug)]
pub struct RestorePiece {
    /// The plan.
    pub plan: PlanId,
    /// The piece.
    pub piece: MeasureId,
    /// The version of the outline that the person saw.
    pub seen: Version,
}

impl Command for RestorePiece {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let before = store::open(work, self.plan, self.piece, self.seen).await?;
        let (after, event) = restore(&before, self.piece)?;
        store::save(work, &before, &after).await?;
        work.record(&event)
    }
}
