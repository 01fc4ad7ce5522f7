//! The unit that announced a visit calls it off.

use domain::access::Act;
use domain::inspections::call_off;
use kernel::{Version, VisitId};

use super::store;
use crate::{Command, Result, Work};

/// The order to call a visit off.
#[derive(Debug)]
pub struct CallOffVisit {
    /// The visit.
    pub visit: VisitId,
    /// The version that the person saw.
    pub seen: Version,
    /// Why; the school reads it.
    pub reason: String,
}

impl Command for CallOffVisit {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let person = work.person()?.clone();
        let known = store::visit(work.db(), &person, self.visit).await?;
        work.require(Act::CloseVisit, known.facts)?;
        work.require_version(self.seen, known.visit.version)?;
        let (visit, event) = call_off(known.visit, &self.reason, person.account, work.now())?;
        store::save_visit(work, &visit).await?;
        work.record(&event)
    }
}
