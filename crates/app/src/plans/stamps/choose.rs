//! The office chooses whether the tasks of a plan want four stamps.

use domain::access::{Act, Facts};
use domain::plans::choose_stamps;
use kernel::{PlanId, Version, local_date};

use super::store;
use crate::plans::store::plan;
use crate::{Command, Result, Work};

/// The order to want stamps, or to want them no more.
#[derive(Debug)]
pub struct ChooseStamps {
    /// The plan.
    pub plan: PlanId,
    /// The version that the person saw.
    pub seen: Version,
    /// Whether.
    pub wanted: bool,
    /// Why.
    pub reason: String,
}

impl Command for ChooseStamps {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        work.require(Act::ChooseStamps, Facts::COUNTY)?;
        plan(work.db(), work.county(), self.plan).await?;
        let before = store::choice(work.db(), self.plan).await?;
        work.require_version(self.seen, before.version)?;
        let today = local_date(work.now());
        let (choice, event) = choose_stamps(&before, self.wanted, &self.reason, today)?;
        store::save_choice(work, &choice, today).await?;
        work.record(&event)
    }
}
