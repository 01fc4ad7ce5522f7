//! Changes of a plan's outline, ordered on the page of its document.

pub(super) mod conflict;
pub(super) mod correct;
pub(super) mod drop_piece;
pub(super) mod lift_no_task;
pub(super) mod mark_no_task;
pub(super) mod merge;
pub(super) mod panel;
pub(super) mod restore;
pub(super) mod split;

use kernel::{MeasureId, PlanId, Version};
use serde::Deserialize;

use self::panel::Sent;
use super::document;
use crate::shell::{Answer, Problem, Signed, Told, Visit, Worded, see_other};

/// The form of a change that asks for nothing.
#[derive(Deserialize)]
pub(super) struct VersionForm {
    version: String,
}

/// The form of a change that asks why.
#[derive(Deserialize)]
pub(super) struct ReasonForm {
    version: String,
    #[serde(default)]
    reason: String,
}

/// The piece that an address names.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) plan: PlanId,
    pub(super) piece: MeasureId,
}

impl Place {
    /// The plan and the piece of `/plans/{id}/pieces/{piece}/…`.
    fn of((plan, piece): &(String, String)) -> Result<Self, Problem> {
        let plan = plan.parse().map_err(|_| Problem::missing())?;
        let piece = piece.parse().map_err(|_| Problem::missing())?;
        Ok(Self { plan, piece })
    }
}

/// What a change leads to: the piece on its page, the form again with one sentence, or both
/// versions of the outline.
async fn answered(visit: Visit, place: Place, sent: Sent, done: app::Result<()>) -> Answer {
    match done {
        Ok(()) | Err(app::Error::Repeated) => {
            see_other(format!("/plans/{}#m{}", place.plan, place.piece))
        }
        Err(app::Error::Stale { .. }) => conflict::show(visit, place, &sent).await,
        Err(error) => match Told::of(&visit.ui, &error) {
            Some(told) => {
                let sent = Sent { error: Some(told), ..sent };
                document::show_editing(visit, place, sent).await
            }
            None => Err(error.into()),
        },
    }
}

/// A change that asks for nothing.
async fn simply<C: app::Command<Outcome = ()>>(
    address: (String, String),
    signed: Signed<VersionForm>,
    act: &'static str,
    order: impl FnOnce(Place, Version) -> C,
) -> Answer {
    let Signed { visit, key, fields: VersionForm { version } } = signed;
    let place = Place::of(&address)?;
    let done = visit.command(key, order(place, super::task::seen(&version))).await;
    answered(visit, place, Sent::of(act), done).await
}

/// A change that asks why.
async fn with_reason<C: app::Command<Outcome = ()>>(
    address: (String, String),
    worded: Worded<ReasonForm>,
    act: &'static str,
    order: impl FnOnce(Place, Version, String) -> C,
) -> Answer {
    let Worded { visit, key, fields: ReasonForm { version, reason } } = worded;
    let place = Place::of(&address)?;
    let sent = Sent { words: reason.clone(), ..Sent::of(act) };
    let done = visit.command(key, order(place, super::task::seen(&version), reason)).await;
    answered(visit, place, sent, done).await
}
