//! A piece becomes two.

use domain::plans::split;
use kernel::{MeasureId, PlanId, Version};

use super::store;
use crate::{Command, Result, Work};

/// The order to split a piece.
#[derive(Debug)]
pub struct SplitPiece {
    /// The plan.
    pub plan: PlanId,
    /// The piece.
    pub piece: MeasureId,
    /// The version of the outline that the person saw.
    pub seen: Version,
    /// Where the second part begins: code points from the start of the piece.
    pub at: usize,
}

impl Command for SplitPiece {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let before = store::open(work, self.plan, self.piece, self.seen).await?;
        let second = MeasureId::fresh(work.ids());
        let (after, event) = split(&before, self.piece, self.at, second)?;
        store::save(work, &before, &after).await?;
        work.record(&event)
    }
}
