//! The words of a piece are corrected.

use domain::plans::{Words, correct};
use kernel::{MeasureId, PlanId, Version};

use super::store;
use crate::{Command, Result, Work};

/// The order to read a piece with other words.
#[derive(Debug)]
pub struct CorrectPiece {
    /// The plan.
    pub plan: PlanId,
    /// The piece.
    pub piece: MeasureId,
    /// The version of the outline that the person saw.
    pub seen: Version,
    /// The words.
    pub words: Words,
}

impl Command for CorrectPiece {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let before = store::open(work, self.plan, self.piece, self.seen).await?;
        let (after, event) = correct(&before, self.piece, self.words)?;
        store::save(work, &before, &after).await?;
        work.record(&event)
    }
}
