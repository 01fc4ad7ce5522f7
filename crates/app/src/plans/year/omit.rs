//! A standing duty is not for this county.

use domain::access::{Act, Facts};
use domain::plans::{StandingKey, omit};

use super::pack::standing_duty;
use super::rows::{insert, require_free};
use crate::{Command, Result, Work};

/// The order to leave a standing duty out of the county's year.
#[derive(Debug)]
pub struct OmitStanding {
    /// Which one.
    pub key: StandingKey,
    /// Why.
    pub reason: String,
}

impl Command for OmitStanding {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        work.require(Act::PlanYear, Facts::COUNTY)?;
        let standing = standing_duty(&self.key)?;
        require_free(work, Some(&standing.key)).await?;
        let by = work.person()?.account;
        let (omission, event) = omit(work.county(), standing.key, &self.reason, by, work.now())?;
        insert(work, &omission).await?;
        work.record(&event)
    }
}
