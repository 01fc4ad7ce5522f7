//! A unit moves in one of the two lines; where it stood is kept with its last day. What is counted
//! by group follows (`reactions`).

use domain::access::Act;
use domain::org::{Move, move_to};
use kernel::{UnitId, Version};

use super::store::{all_units, keep_place, places_before, save_unit, unit};
use crate::{Command, Result, Work};

/// The order to move a unit.
#[derive(Debug)]
pub struct MoveUnit {
    /// The unit.
    pub unit: UnitId,
    /// The version that the person saw.
    pub seen: Version,
    /// What is said.
    pub order: Move,
}

impl Command for MoveUnit {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let before = unit(work.db(), work.county(), self.unit).await?;
        work.require(Act::ManageNetwork, work.person()?.facts_of(&before))?;
        work.require_version(self.seen, before.version)?;
        let units = all_units(work.db(), work.county()).await?;
        let past = places_before(work.db(), before.id).await?;
        let since = past.iter().rev().find(|past| past.line == self.order.line);
        let since = since.map(|past| past.last_on);
        work.leave_unit(before.clone());
        let (moved, past, event) = move_to(before, &self.order, since, &units, work.now())?;
        save_unit(work, &moved).await?;
        keep_place(work, &moved, past).await?;
        work.record(&event)
    }
}
