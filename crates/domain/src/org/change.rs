//! What can become of a unit: another name, another place in a line, its end. What stood before is
//! kept with its last day.

use chrono::NaiveDate;
use kernel::{Instant, UnitId, local_date};

use super::found::checked_name;
use super::{Closure, Line, PastName, PastPlace, Unit, UnitEvent, UnitName, UnitRefusal};

/// The order to rename a unit.
#[derive(Debug, Clone)]
pub struct Rename {
    /// The new name.
    pub name: UnitName,
    /// From when on; today at the latest.
    pub first_on: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

/// Renames a unit; answers the name that it bore, unless it bore it on no day. `since` is the last
/// day of the name before, `units` are all of the county.
///
/// # Errors
/// A [`UnitRefusal`].
pub fn rename(
    unit: Unit,
    order: &Rename,
    since: Option<NaiveDate>,
    units: &[Unit],
    now: Instant,
) -> Result<(Unit, Option<PastName>, UnitEvent), UnitRefusal> {
    let name = checked_name(&order.name, unit.id, units)?;
    if name == unit.name {
        return Err(UnitRefusal::NothingChanges);
    }
    let (first_on, last_on) = checked_day(&unit, order.first_on, since, now)?;
    let reason = filled(&order.reason)?;
    let past = last_on.map(|last_on| PastName { name: unit.name.clone(), last_on });
    let event =
        UnitEvent::Renamed { unit: unit.id, from: unit.name, to: name.clone(), first_on, reason };
    let version = unit.version.next();
    Ok((Unit { name, version, ..unit }, past, event))
}

/// The order to move a unit in a line.
#[derive(Debug, Clone)]
pub struct Move {
    /// The line.
    pub line: Line,
    /// The unit above it from then on.
    pub above: Option<UnitId>,
    /// From when on; today at the latest.
    pub first_on: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

/// Moves a unit in a line; answers the place that it left, unless it had it on no day. Rights
/// follow the new place at once.
///
/// # Errors
/// A [`UnitRefusal`].
pub fn move_to(
    unit: Unit,
    order: &Move,
    since: Option<NaiveDate>,
    units: &[Unit],
    now: Instant,
) -> Result<(Unit, Option<PastPlace>, UnitEvent), UnitRefusal> {
    let (line, before) = (order.line, unit.above(order.line));
    if before == order.above {
        return Err(UnitRefusal::NothingChanges);
    }
    let (first_on, last_on) = checked_day(&unit, order.first_on, since, now)?;
    line.check((unit.id, unit.kind), order.above, units)?;
    let reason = filled(&order.reason)?;
    let past = last_on.map(|last_on| PastPlace { line, above: before, last_on });
    let (from, to) = (before, order.above);
    let event = UnitEvent::Moved { unit: unit.id, line, from, to, first_on, reason };
    let moved = Unit { version: unit.version.next(), ..unit };
    Ok(match line {
        Line::Supervision => (Unit { guided_by: to, ..moved }, past, event),
        Line::Administration => (Unit { belongs_to: to, ..moved }, past, event),
    })
}

/// The order to close a unit.
#[derive(Debug, Clone)]
pub struct Closing {
    /// Its last day; today at the latest.
    pub last_on: Option<NaiveDate>,
    /// Who takes over what is open, or into which it is merged.
    pub successor: Option<UnitId>,
    /// Why.
    pub reason: String,
}

/// Closes a unit: it is asked for nothing any more. Open tasks go to the successor; without one
/// there must be none.
///
/// # Errors
/// A [`UnitRefusal`].
pub fn close(
    unit: Unit,
    order: &Closing,
    open_tasks: u64,
    units: &[Unit],
    now: Instant,
) -> Result<(Unit, UnitEvent), UnitRefusal> {
    let (on, _) = checked_day(&unit, order.last_on, None, now)?;
    let reason = filled(&order.reason)?;
    let holds = |other: &Unit| Line::ALL.iter().any(|line| other.above(*line) == Some(unit.id));
    if units.iter().any(|other| other.is_open() && holds(other)) {
        return Err(UnitRefusal::HoldsOthers);
    }
    let fits = |other: &Unit| other.is_open() && other.id != unit.id && other.tier() == unit.tier();
    match order.successor {
        None if open_tasks > 0 => return Err(UnitRefusal::TasksOpen),
        Some(id) if !units.iter().any(|other| other.id == id && fits(other)) => {
            return Err(UnitRefusal::WrongSuccessor);
        }
        _ => {}
    }
    let successor = order.successor;
    let event = UnitEvent::Closed { unit: unit.id, on, successor, reason: reason.clone() };
    let version = unit.version.next();
    Ok((Unit { closure: Some(Closure { on, successor, reason }), version, ..unit }, event))
}

/// The first day of what is new, and the last one of what stood, if it stood on any day since.
fn checked_day(
    unit: &Unit,
    day: Option<NaiveDate>,
    since: Option<NaiveDate>,
    now: Instant,
) -> Result<(NaiveDate, Option<NaiveDate>), UnitRefusal> {
    if !unit.is_open() {
        return Err(UnitRefusal::Closed);
    }
    let day = day.ok_or(UnitRefusal::DayMissing)?;
    if day > local_date(now) {
        return Err(UnitRefusal::DayToCome);
    }
    let last = day.pred_opt().ok_or(UnitRefusal::DayTooEarly)?;
    if since.is_some_and(|since| last < since) {
        return Err(UnitRefusal::DayTooEarly);
    }
    Ok((day, Some(last).filter(|last| Some(*last) != since)))
}

fn filled(text: &str) -> Result<String, UnitRefusal> {
    let text = text.trim();
    if text.is_empty() { Err(UnitRefusal::ReasonMissing) } else { Ok(text.to_owned()) }
}
