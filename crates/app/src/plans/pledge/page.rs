//! A pledge as a document: the text, both sides, the days, the hash.

use chrono::NaiveDate;
use domain::access::Act;
use domain::org::{Tier, UnitName};
use domain::plans::{Confirmation, Pledge, Task, TaskNo};
use kernel::local_date;

use super::frozen::pledge_of;
use crate::plans::store;
use crate::{Error, Reader, Result, org};

/// One side's confirmation with its day.
pub type Confirmed = (Confirmation, NaiveDate);

/// A pledge on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PledgePage {
    /// The task.
    pub task: Task,
    /// The text.
    pub pledge: Pledge,
    /// The unit that pledges.
    pub unit: UnitName,
    /// The office that receives it.
    pub office: Option<UnitName>,
    /// The unit's confirmation.
    pub theirs: Option<Confirmed>,
    /// The office's confirmation.
    pub ours: Option<Confirmed>,
}

/// The document of a pledge.
///
/// # Errors
/// [`Error::Missing`] for who may not see it and for a task that is no pledge, or a fault.
pub async fn pledge_page(reader: &Reader<'_>, no: TaskNo) -> Result<PledgePage> {
    let store::Known { task, unit, facts } = store::task(reader.db(), reader.person(), no).await?;
    reader.require(Act::ReadTask, facts)?;
    let pledge = pledge_of(reader.db(), &task).await?.ok_or(Error::Missing)?;
    let units = org::all_units(reader.db(), task.county).await?;
    let office = units.into_iter().find(|unit| unit.tier() == Tier::BureauOffice);
    let (theirs, ours) = confirmed(&task);
    Ok(PledgePage { pledge, unit: unit.name, office: office.map(|it| it.name), theirs, ours, task })
}

/// The confirmations that stand: that of a unit to which it was returned does not.
pub(super) fn confirmed(task: &Task) -> (Option<Confirmed>, Option<Confirmed>) {
    let stands = !task.state.name().is_owed_by_unit();
    let hand_in = task.state.hand_in().filter(|_| stands);
    let theirs = hand_in.and_then(|it| Some((it.pledge.clone()?, local_date(it.at))));
    let approval = task.state.approval();
    let ours = approval.and_then(|it| Some((it.pledge.clone()?, local_date(it.at))));
    (theirs, ours)
}
