//! The unit that announced a visit says that it was held.

use chrono::NaiveDate;
use domain::access::Act;
use domain::inspections::hold;
use kernel::{Version, VisitId};

use super::store;
use crate::{Command, Result, Work};

/// The order to say that a visit was held.
#[derive(Debug)]
pub struct HoldVisit {
    /// The visit.
    pub visit: VisitId,
    /// The version that the person saw.
    pub seen: Version,
    /// On which day.
    pub on: Option<NaiveDate>,
    /// Minutes that it took of the school's people.
    pub minutes: Option<u32>,
}

impl Command for HoldVisit {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let person = work.person()?.clone();
        let known = store::visit(work.db(), &person, self.visit).await?;
        work.require(Act::CloseVisit, known.facts)?;
        work.require_version(self.seen, known.visit.version)?;
        let (visit, event) = hold(known.visit, self.on, self.minutes, person.account, work.now())?;
        store::save_visit(work, &visit).await?;
        work.record(&event)
    }
}
