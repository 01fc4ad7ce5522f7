//! A unit gets another name; the old one is kept with its last day.

use domain::access::Act;
use domain::org::{Rename, rename};
use kernel::{UnitId, Version};

use super::store::{all_units, keep_name, names_before, save_unit, unit};
use crate::{Command, Result, Work};

/// The order to rename a unit.
#[derive(Debug)]
pub struct RenameUnit {
    /// The unit.
    pub unit: UnitId,
    /// The version that the person saw.
    pub seen: Version,
    /// What is said.
    pub order: Rename,
}

impl Command for RenameUnit {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let before = unit(work.db(), work.county(), self.unit).await?;
        work.require(Act::ManageNetwork, work.person()?.facts_of(&before))?;
        work.require_version(self.seen, before.version)?;
        let units = all_units(work.db(), work.county()).await?;
        let since = names_before(work.db(), before.id).await?.last().map(|past| past.last_on);
        let (renamed, past, event) = rename(before, &self.order, since, &units, work.now())?;
        save_unit(work, &renamed).await?;
        keep_name(work, &renamed, past).await?;
        work.record(&event)
    }
}
