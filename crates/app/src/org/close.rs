//! A unit is closed, or merged into another one: what is open goes to the successor (`reactions`).

use domain::access::Act;
use domain::org::{Closing, close};
use kernel::{UnitId, Version};

use super::store::{all_units, save_unit, unit};
use crate::{Command, Result, Work, reactions};

/// The order to close a unit.
#[derive(Debug)]
pub struct CloseUnit {
    /// The unit.
    pub unit: UnitId,
    /// The version that the person saw.
    pub seen: Version,
    /// What is said.
    pub order: Closing,
}

impl Command for CloseUnit {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let before = unit(work.db(), work.county(), self.unit).await?;
        work.require(Act::ManageNetwork, work.person()?.facts_of(&before))?;
        work.require_version(self.seen, before.version)?;
        let units = all_units(work.db(), work.county()).await?;
        for successor in units.iter().filter(|unit| Some(unit.id) == self.order.successor) {
            work.require(Act::ManageNetwork, work.person()?.facts_of(successor))?;
        }
        let open = reactions::open_tasks_of(work.db(), before.id).await?;
        let (closed, event) = close(before, &self.order, open, &units, work.now())?;
        save_unit(work, &closed).await?;
        work.record(&event)
    }
}
