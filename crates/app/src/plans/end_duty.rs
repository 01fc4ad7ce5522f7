//! A duty ends: no period of it is asked any more.

use domain::access::{Act, Facts};
use domain::plans::{DutyNo, end};
use kernel::Version;

use super::duty_store;
use crate::{Command, Result, Work};

/// The order to end a duty.
#[derive(Debug)]
pub struct EndDuty {
    /// The duty.
    pub duty: DutyNo,
    /// The version that the person saw.
    pub seen: Version,
    /// Why.
    pub reason: String,
}

impl Command for EndDuty {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        work.require(Act::EndDuty, Facts::COUNTY)?;
        let duty = duty_store::duty(work.db(), work.county(), self.duty).await?;
        work.require_version(self.seen, duty.version)?;
        let (duty, event) = end(duty, &self.reason, work.person()?.account, work.now())?;
        duty_store::save_duty(work, &duty).await?;
        work.record(&event)
    }
}
