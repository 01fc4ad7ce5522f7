//! Many standing duties are taken over at once, as the pack words them.

use domain::plans::{DutyNo, StandingKey, YearRefusal, begins_on};
use kernel::{UnitId, local_date};

use super::order::audience_of;
use super::pack::standing_duty;
use crate::plans::Assign;
use crate::{Command, Result, Work, calendar};

/// The order to take standing duties over as they are proposed.
#[derive(Debug, Clone)]
pub struct TakeOver {
    /// Which, as the person saw them.
    pub keys: Vec<StandingKey>,
    /// The office that is asked for what the pack asks of an office; without one those are left.
    pub office: Option<UnitId>,
}

/// What became of the order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenOver {
    /// The duties that were made.
    pub duties: Vec<DutyNo>,
    /// How many tasks were given now.
    pub tasks: usize,
}

impl Command for TakeOver {
    type Outcome = TakenOver;

    async fn carry_out(self, work: &mut Work) -> Result<TakenOver> {
        let terms = calendar::term_dates(work.db(), work.county()).await?;
        let today = local_date(work.now());
        let mut done = TakenOver { duties: Vec::new(), tasks: 0 };
        for key in &self.keys {
            let standing = standing_duty(key)?;
            let Some(audience) = audience_of(&standing, self.office) else { continue };
            let from = begins_on(standing.cadence, standing.due, today, &terms, work.calendar());
            let given = Assign::of_standing(&standing, audience, from).carry_out(work).await?;
            done.duties.push(given.duty);
            done.tasks += given.tasks.len();
        }
        if done.duties.is_empty() {
            return Err(YearRefusal::NothingChosen.into());
        }
        Ok(done)
    }
}
