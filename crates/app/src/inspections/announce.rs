//! A unit announces a visit to a school.

use chrono::NaiveDate;
use domain::access::Act;
use domain::inspections::{VisitOrder, announce};
use kernel::{UnitId, VisitId};

use super::store;
use crate::{Command, Result, Work, org};

/// The order to announce a visit.
#[derive(Debug)]
pub struct AnnounceVisit {
    /// To which school.
    pub school: UnitId,
    /// For which day.
    pub on: Option<NaiveDate>,
    /// What for.
    pub purpose: String,
    /// Minutes asked of the school.
    pub minutes: Option<u32>,
}

impl Command for AnnounceVisit {
    type Outcome = VisitId;

    async fn carry_out(self, work: &mut Work) -> Result<VisitId> {
        let person = work.person()?.clone();
        let school = org::unit(work.db(), work.county(), self.school).await?;
        work.require(Act::AnnounceVisit, person.facts_of(&school))?;
        let Self { on, purpose, minutes, .. } = self;
        let id = VisitId::fresh(work.ids());
        let order = VisitOrder { id, unit: person.unit, on, purpose, minutes };
        let (visit, event) = announce(&school, &order, person.account, work.now())?;
        store::insert_visit(work, &visit).await?;
        work.record(&event)?;
        Ok(id)
    }
}
