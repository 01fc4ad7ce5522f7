//! A tenure ends: by an order, or with the departure of its holder.

use chrono::NaiveDate;
use domain::access::Act;
use domain::org::{PostKind, end_tenure};
use kernel::{AccountId, TenureId, UnitId, Version};

use super::store::{post_of, save_tenure, tenure_of, tenures_of_account};
use crate::org::store::unit;
use crate::{Command, Result, Work};

/// The order to end a tenure.
#[derive(Debug)]
pub struct EndTenure {
    /// Which.
    pub tenure: TenureId,
    /// The version that the person saw.
    pub seen: Version,
    /// Its last day.
    pub last_on: Option<NaiveDate>,
}

impl Command for EndTenure {
    type Outcome = UnitId;

    async fn carry_out(self, work: &mut Work) -> Result<UnitId> {
        let before = tenure_of(work.db(), work.county(), self.tenure).await?;
        let unit = unit(work.db(), work.county(), before.unit).await?;
        let post = post_of(work.db(), work.county(), before.post).await?;
        work.require(keeps(post.kind), work.person()?.facts_of(&unit))?;
        work.require_version(self.seen, before.version)?;
        let (ended, event) = end_tenure(before, self.last_on)?;
        save_tenure(work, &ended).await?;
        work.record(&event)?;
        Ok(unit.id)
    }
}

/// The act by which a post of this kind is kept: who answers first is not for the unit to say.
pub(super) fn keeps(kind: PostKind) -> Act {
    match kind {
        PostKind::FirstResponsible => Act::ManageNetwork,
        _ => Act::KeepUnit,
    }
}

/// Ends every tenure of somebody who leaves with this day; what begins later never begins.
pub(crate) async fn end_tenures_of(
    work: &mut Work,
    account: AccountId,
    last_on: NaiveDate,
) -> Result<()> {
    for tenure in tenures_of_account(work.db(), account).await? {
        // One that is over, or begins later, has nothing to end.
        if let Ok((ended, event)) = end_tenure(tenure, Some(last_on)) {
            save_tenure(work, &ended).await?;
            work.record(&event)?;
        }
    }
    Ok(())
}
