//! Who has confirmed a pledge, and for whom the office's confirmation is still to come.

use domain::access::{Act, Facts};
use domain::org::{Unit, UnitName};
use domain::plans::{Duty, DutyNo, Pledge, TaskNo, TaskStateName};
use kernel::Version;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::page::{Confirmed, confirmed};
use crate::plans::offices::scope_of_duty;
use crate::plans::rows::tasks;
use crate::plans::{duty_store, store};
use crate::{Error, Reader, Result, org};

/// A unit's pledge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PledgeRow {
    /// The task.
    pub task: TaskNo,
    /// Its version.
    pub version: Version,
    /// The unit.
    pub unit: UnitName,
    /// Its period, of a pledge that comes back.
    pub period: Option<kernel::period::PeriodKey>,
    /// Where it stands.
    pub state: TaskStateName,
    /// The unit's confirmation.
    pub theirs: Option<Confirmed>,
    /// The office's confirmation.
    pub ours: Option<Confirmed>,
    /// Whether the reader may confirm it for the office now.
    pub may_counter_sign: bool,
}

/// The pledges of a duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PledgeList {
    /// The duty.
    pub duty: Duty,
    /// Its text.
    pub pledge: Pledge,
    /// The units that the reader sees, those with the latest period first.
    pub rows: Vec<PledgeRow>,
}

/// The pledges of a duty, as far as the reader sees the units.
///
/// # Errors
/// [`Error::Missing`] if it has none or the reader sees none of them, or a fault.
pub async fn pledge_list(reader: &Reader<'_>, no: DutyNo) -> Result<PledgeList> {
    let duty = duty_store::duty(reader.db(), reader.person().county, no).await?;
    let pledge = duty.pledge.clone().ok_or(Error::Missing)?;
    let units = org::units_in(reader, &scope_of_duty(reader, duty.id).await?).await?;
    let rows = tasks::Entity::find()
        .filter(tasks::Column::DutyId.eq(duty.id.as_uuid()))
        .filter(tasks::Column::State.ne(TaskStateName::Withdrawn.name()))
        .order_by_desc(tasks::Column::Period)
        .all(reader.db())
        .await?;
    let mut pledges = Vec::new();
    for row in rows {
        let Some(place) = units.iter().position(|unit| unit.id.as_uuid() == row.unit_id) else {
            continue;
        };
        pledges.push((place, row_of(reader, row, &units[place])?));
    }
    if pledges.is_empty() && !units.iter().any(|unit| duty.audience.holds(unit)) {
        return Err(Error::Missing);
    }
    pledges.sort_by(|(a, one), (b, other)| other.period.cmp(&one.period).then(a.cmp(b)));
    let rows = pledges.into_iter().map(|(_, row)| row).collect();
    Ok(PledgeList { duty, pledge, rows })
}

fn row_of(reader: &Reader<'_>, row: tasks::Model, unit: &Unit) -> Result<PledgeRow> {
    let task = row.into_domain()?;
    let facts: Facts = store::facts(&task, unit, reader.person());
    let (theirs, ours) = confirmed(&task);
    let waits = theirs.is_some() && task.state.name() == TaskStateName::HandedIn;
    Ok(PledgeRow {
        task: task.no,
        version: task.version,
        unit: unit.name.clone(),
        period: task.period,
        state: task.state.name(),
        theirs,
        ours,
        may_counter_sign: waits && reader.may(Act::ApproveHandIn, facts),
    })
}
