//! What was left out of the year is proposed again.

use domain::access::{Act, Facts};
use domain::plans::{StandingKey, YearRefusal, propose_again};

use super::rows::{delete, omissions};
use crate::{Command, Result, Work};

/// The order to propose a standing duty again that was left out.
#[derive(Debug)]
pub struct ProposeAgain {
    /// Which one.
    pub key: StandingKey,
}

impl Command for ProposeAgain {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        work.require(Act::PlanYear, Facts::COUNTY)?;
        let left_out = omissions(work.db(), work.county()).await?;
        let omission = left_out.into_iter().find(|omission| omission.key == self.key);
        let omission = omission.ok_or(YearRefusal::NotOmitted)?;
        delete(work, &self.key).await?;
        work.record(&propose_again(work.county(), omission))
    }
}
