//! A piece is left out.

use domain::plans::drop_piece;
use kernel::{MeasureId, PlanId, Version};

use super::store;
use crate::{Command, Result, Work};

/// The order to leave a piece out.
#[derive(Debug)]
pub struct DropPiece {
    /// The plan.
    pub plan: PlanId,
    /// The piece.
    pub piece: MeasureId,
    /// The version of the outline that the person saw.
    pub seen: Version,
    /// Why.
    pub reason: String,
}

impl Command for DropPiece {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let before = store::open(work, self.plan, self.piece, self.seen).await?;
        let open = store::open_tasks(work, &before, self.piece).await?;
        let (after, event) = drop_piece(&before, self.piece, &self.reason, open)?;
        store::save(work, &before, &after).await?;
        work.record(&event)
    }
}
