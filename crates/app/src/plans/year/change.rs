//! A standing duty is asked in other words: its duty ends and a new one begins.

use domain::plans::{DutyNo, YearRefusal};

use crate::plans::{Assign, EndDuty, Given, duty_store};
use crate::{Command, Result, Work};

/// The order to ask something else in the place of a duty.
#[derive(Debug)]
pub struct ChangeDuty {
    /// The duty ends.
    pub end: EndDuty,
    /// What is asked from then on; of the same standing duty.
    pub anew: Assign,
}

/// What became of the order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The duty that ended.
    pub ended: DutyNo,
    /// What was given.
    pub given: Given,
}

impl Command for ChangeDuty {
    type Outcome = Changed;

    async fn carry_out(self, work: &mut Work) -> Result<Changed> {
        let ended = self.end.duty;
        let duty = duty_store::duty(work.db(), work.county(), ended).await?;
        if duty.standing != self.anew.standing {
            return Err(YearRefusal::OfAnother.into());
        }
        self.end.carry_out(work).await?;
        let given = self.anew.carry_out(work).await?;
        Ok(Changed { ended, given })
    }
}
