//! Every link from one area to a higher one, in the same transaction: what happened on the
//! left, what follows on the right. Nothing follows from anything anywhere else.

use crate::{Result, Work, notifications};

/// Carries out what follows from the events that the command noted.
pub(crate) async fn react(work: &mut Work) -> Result<()> {
    for event in work.recorded().to_vec() {
        match event.kind {
            "task-assigned" | "hand-in-returned" | "hand-in-approved" | "task-withdrawn"
            | "task-reminded" => notifications::tell_unit(work, &event).await?,
            "task-handed-in" => notifications::tell_bureau(work, &event).await?,
            _ => {}
        }
    }
    Ok(())
}
