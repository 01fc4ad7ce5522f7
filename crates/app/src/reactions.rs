//! Every link from one area to a higher one, in the same transaction: what happened on the
//! left, what follows on the right. Nothing follows from anything anywhere else.

use crate::{Result, Work, notifications};

/// Carries out what follows from the events that the command noted.
pub(crate) async fn react(work: &mut Work) -> Result<()> {
    for event in work.recorded().to_vec() {
        match reaction_to(event.kind) {
            Some(Reaction::TellUnit) => notifications::tell_unit(work, &event).await?,
            Some(Reaction::TellBureau) => notifications::tell_bureau(work, &event).await?,
            Some(Reaction::Nothing) | None => {}
        }
    }
    Ok(())
}

/// What follows from an event.
enum Reaction {
    /// The people of the unit that owes the task get a letter.
    TellUnit,
    /// The people of the bureau who may review get a letter.
    TellBureau,
    /// Nothing, and that is meant.
    Nothing,
}

fn reaction_to(kind: &str) -> Option<Reaction> {
    Some(match kind {
        "task-assigned" | "hand-in-returned" | "hand-in-approved" | "task-withdrawn"
        | "task-reminded" => Reaction::TellUnit,
        "task-handed-in" => Reaction::TellBureau,
        "task-accepted" => Reaction::Nothing,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use domain::plans::STORY_KINDS;

    use super::reaction_to;

    #[test]
    fn every_event_of_a_story_has_a_reaction_or_none_on_purpose() {
        for kind in STORY_KINDS {
            assert!(reaction_to(kind).is_some(), "{kind}");
        }
    }
}
