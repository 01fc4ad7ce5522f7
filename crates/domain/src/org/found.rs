//! Founding a unit.

use chrono::NaiveDate;
use kernel::{CountyId, Instant, UnitId, Version, local_date};

use super::{Line, SchoolProfile, Unit, UnitEvent, UnitKind, UnitName, UnitRefusal};

/// The order to found a unit.
#[derive(Debug, Clone)]
pub struct Founding {
    /// Its id.
    pub id: UnitId,
    /// The county.
    pub county: CountyId,
    /// What it is.
    pub kind: UnitKind,
    /// Its name.
    pub name: UnitName,
    /// The unit that guides it.
    pub guided_by: Option<UnitId>,
    /// The unit to which it belongs.
    pub belongs_to: Option<UnitId>,
    /// What kind of school it is; of other units none.
    pub school: Option<SchoolProfile>,
    /// Its last day, of a task force.
    pub ends_on: Option<NaiveDate>,
}

/// Founds a unit; `units` are all of the county, closed ones too.
///
/// # Errors
/// A [`UnitRefusal`], which names its field.
pub fn found(
    order: Founding,
    units: &[Unit],
    now: Instant,
) -> Result<(Unit, UnitEvent), UnitRefusal> {
    let name = checked_name(&order.name, order.id, units)?;
    let single = order.kind.one_of();
    if units.iter().any(|unit| unit.is_open() && single.contains(&unit.kind)) {
        return Err(UnitRefusal::AnotherOne);
    }
    check_school(order.kind, order.school.as_ref())?;
    check_end(order.kind, order.ends_on, now)?;
    let itself = (order.id, order.kind);
    Line::Supervision.check(itself, order.guided_by, units)?;
    Line::Administration.check(itself, order.belongs_to, units)?;
    let unit = Unit {
        id: order.id,
        county: order.county,
        kind: order.kind,
        guided_by: order.guided_by,
        belongs_to: order.belongs_to,
        school: order.school,
        name,
        ends_on: order.ends_on,
        closure: None,
        version: Version::FIRST,
    };
    let event = UnitEvent::Founded {
        unit: unit.id,
        unit_kind: unit.kind,
        name: unit.name.clone(),
        guided_by: unit.guided_by,
        belongs_to: unit.belongs_to,
    };
    Ok((unit, event))
}

/// The name without surrounding space; the official one stands for a missing English one.
pub(super) fn checked_name(
    name: &UnitName,
    unit: UnitId,
    units: &[Unit],
) -> Result<UnitName, UnitRefusal> {
    let (zh, en) = (name.zh.trim(), name.en.trim());
    if zh.is_empty() {
        return Err(UnitRefusal::NameMissing);
    }
    if units.iter().any(|other| other.is_open() && other.id != unit && other.name.zh == zh) {
        return Err(UnitRefusal::NameTaken);
    }
    let en = if en.is_empty() { zh } else { en };
    Ok(UnitName { zh: zh.to_owned(), en: en.to_owned() })
}

fn check_school(kind: UnitKind, school: Option<&SchoolProfile>) -> Result<(), UnitRefusal> {
    match school {
        None if kind.is_school() => Err(UnitRefusal::ProfileMissing),
        Some(_) if !kind.is_school() => Err(UnitRefusal::NoSchool),
        Some(school) if school.town.trim().is_empty() => Err(UnitRefusal::ProfileMissing),
        _ => Ok(()),
    }
}

fn check_end(kind: UnitKind, end: Option<NaiveDate>, now: Instant) -> Result<(), UnitRefusal> {
    match end {
        None if kind.has_end() => Err(UnitRefusal::EndMissing),
        Some(_) if !kind.has_end() => Err(UnitRefusal::NoEnd),
        Some(day) if day < local_date(now) => Err(UnitRefusal::EndPassed),
        _ => Ok(()),
    }
}
