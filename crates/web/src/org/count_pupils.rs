//! The pupils of a term are entered.

use app::org::CountPupils;
use axum::extract::Path;
use domain::org::PupilCount;
use serde::Deserialize;

use super::school::{Sent, answered};
use super::unit_in;
use crate::shell::{Answer, Worded};

#[derive(Deserialize)]
pub(super) struct CountForm {
    #[serde(default)]
    term: String,
    #[serde(default)]
    pupils: String,
    #[serde(default)]
    boarders: String,
}

impl CountForm {
    fn count(&self) -> Option<PupilCount> {
        Some(PupilCount {
            term: self.term.parse().ok()?,
            pupils: self.pupils.trim().parse().ok()?,
            boarders: self.boarders.trim().parse().ok()?,
        })
    }
}

pub(super) async fn submit(Path(id): Path<String>, worded: Worded<CountForm>) -> Answer {
    let Worded { visit, key, fields } = worded;
    let unit = unit_in(&id)?;
    let done = visit.command(key, CountPupils { unit, count: fields.count() }).await;
    let sent = Sent { counts: (fields.term, fields.pupils, fields.boarders), ..Sent::default() };
    answered(visit, unit, sent, done).await
}
