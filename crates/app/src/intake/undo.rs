//! What an import made is taken back.

use domain::access::{Act, Facts};
use domain::intake::undo;
use kernel::{ImportId, Version};

use super::{schools, store};
use crate::{Command, Result, Work, org};

/// The order to undo an import.
#[derive(Debug)]
pub struct UndoImport {
    /// Which.
    pub import: ImportId,
    /// The version that the person saw.
    pub seen: Version,
    /// Why.
    pub reason: String,
}

impl Command for UndoImport {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        work.require(Act::ManageNetwork, Facts::COUNTY)?;
        org::lock_county(work).await?;
        let (import, _) = store::import(work.db(), work.county(), self.import).await?;
        work.require_version(self.seen, import.version)?;
        let made = store::made(work.db(), self.import).await?;
        let built_on = schools::built_on(work, &made).await?;
        let (by, at) = (work.person()?.account, work.now());
        let (undone, event) = undo(import, &built_on, &self.reason, by, at)?;
        store::save_undone(work, &undone).await?;
        schools::unmake(work, &made).await?;
        work.record(&event)
    }
}
