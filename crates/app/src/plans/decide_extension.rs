//! The bureau grants a later last day or declines it.

use chrono::NaiveDate;
use domain::access::Act;
use domain::plans::{TaskNo, decline_extension, grant_extension};
use kernel::Version;

use super::store;
use crate::{Command, Result, Work};

/// What the bureau says to a request.
#[derive(Debug)]
pub enum Ruling {
    /// A later last day.
    Granted {
        /// The day: the one that was asked for, or another.
        due_on: Option<NaiveDate>,
        /// A remark, may be empty.
        remark: String,
    },
    /// No.
    Declined {
        /// Why.
        reason: String,
    },
}

/// The order to decide on an extension.
#[derive(Debug)]
pub struct DecideExtension {
    /// The task.
    pub task: TaskNo,
    /// The version that the person saw.
    pub seen: Version,
    /// The decision.
    pub ruling: Ruling,
}

impl Command for DecideExtension {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let person = work.person()?.clone();
        let known = store::task(work.db(), &person, self.task).await?;
        work.require(Act::DecideExtension, known.facts)?;
        work.require_version(self.seen, known.task.version)?;
        let (task, event) = match self.ruling {
            Ruling::Granted { due_on, remark } => {
                grant_extension(known.task, due_on, &remark, person.doer())
            }
            Ruling::Declined { reason } => decline_extension(known.task, &reason, person.doer()),
        }?;
        store::save_task(work, &task).await?;
        work.record(&event)
    }
}
