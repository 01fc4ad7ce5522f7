//! Telling people: it listens to every area, and no area imports it.
//!
//! Who is told follows from where the task stands: the unit's people about their task, the
//! bureau's about a hand-in, a school's about visits; never who is recused from the unit, and
//! never who did it.
//!
//! What a person did is told at once, and once for one command. What a sweep did (reminders,
//! periods that began) is put together: one digest for a person and a day, which says how many
//! tasks wait when it leaves, and does not leave when none does.

mod known;
mod letter;

use std::collections::HashSet;

use domain::access::{Actor, SystemActor};
use kernel::{AccountId, local_date};

use crate::outbox::{Letter, post_all, posted};
use crate::record::Recorded;
use crate::{Error, Result, Work};

use known::{Known, Named};
pub(crate) use letter::written_letter;

/// The letter that puts together what sweeps have to tell.
pub(crate) const DIGEST: &str = "tasks-waiting";

/// Whom an event about a task or a visit is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum To {
    /// The people of the unit that owes it, of the school that is visited.
    Unit,
    /// The people of the bureau who may review a hand-in.
    Bureau,
}

/// Tells people what the command did: everybody once of each kind. Who they are is looked up once
/// for all events.
pub(crate) async fn tell(work: &Work, news: &[(Recorded, To)]) -> Result<()> {
    if news.is_empty() {
        return Ok(());
    }
    let known = Known::of(work, news).await?;
    let doer = work.person().ok().map(|person| person.account);
    let mut told: HashSet<(AccountId, &str)> = HashSet::new();
    let mut letters = Vec::new();
    for (event, to) in news {
        let thing = known.things.get(&event.subject_id).ok_or(Error::Missing)?;
        for person in known.people(*to, thing.unit).filter(|person| Some(*person) != doer) {
            let letter = letter_of(work, event, thing, person);
            if told.insert((person, letter.kind)) {
                letters.push(letter);
            }
        }
    }
    if letters.iter().any(|letter| letter.kind == DIGEST) {
        let digests = posted(work, DIGEST, &today(work)).await?;
        letters.retain(|letter| !digests.contains(&letter.to));
    }
    post_all(work, letters).await
}

/// Tells people what others did to their accounts: that it happened, no more.
pub(crate) async fn tell_owners(work: &Work, events: &[Recorded]) -> Result<()> {
    let letter = |event: &Recorded| Letter {
        to: AccountId::from_uuid(event.subject_id),
        kind: event.kind,
        reference: String::new(),
    };
    post_all(work, events.iter().map(letter).collect()).await
}

/// What a sweep has to tell goes into the digest of the day.
fn letter_of(work: &Work, event: &Recorded, thing: &Named, to: AccountId) -> Letter {
    match work.actor() {
        Actor::System(SystemActor::Reminder | SystemActor::Scheduler, _) => {
            Letter { to, kind: DIGEST, reference: today(work) }
        }
        Actor::System(..) | Actor::Person(_) => {
            Letter { to, kind: event.kind, reference: thing.reference.clone() }
        }
    }
}

fn today(work: &Work) -> String {
    local_date(work.now()).to_string()
}
