//! What happens to a visit: it is announced, held, or called off.

use chrono::NaiveDate;
use kernel::{AccountId, Instant, UnitId, Version, VisitId, local_date};

use super::{Announcement, SchoolVisit, VisitEvent, VisitRefusal, VisitState};
use crate::org::Unit;

/// Characters of a purpose.
pub const LONGEST_PURPOSE: usize = 400;
/// Minutes that one visit may ask of a school: ten people for a day of eight hours.
pub const MOST_MINUTES: u32 = 4800;

/// The order to announce a visit.
#[derive(Debug, Clone)]
pub struct VisitOrder {
    /// Id of the new visit.
    pub id: VisitId,
    /// For which unit.
    pub unit: UnitId,
    /// The day.
    pub on: Option<NaiveDate>,
    /// What for.
    pub purpose: String,
    /// Minutes asked of the school; `None` for what is no number.
    pub minutes: Option<u32>,
}

/// Announces a visit to a school, today at the earliest.
///
/// # Errors
/// A [`VisitRefusal`].
pub fn announce(
    school: &Unit,
    order: &VisitOrder,
    by: AccountId,
    now: Instant,
) -> Result<(SchoolVisit, VisitEvent), VisitRefusal> {
    if !school.kind.is_school() || !school.is_open() {
        return Err(VisitRefusal::NotASchool);
    }
    let on = order.on.ok_or(VisitRefusal::DayMissing)?;
    if on < local_date(now) {
        return Err(VisitRefusal::DayPassed);
    }
    let purpose = order.purpose.trim().to_owned();
    if purpose.is_empty() {
        return Err(VisitRefusal::PurposeMissing);
    }
    if purpose.chars().count() > LONGEST_PURPOSE {
        return Err(VisitRefusal::PurposeTooLong);
    }
    let minutes = in_range(order.minutes)?;
    let &VisitOrder { id, unit, .. } = order;
    let visit = SchoolVisit {
        id,
        county: school.county,
        school: school.id,
        announcement: Announcement { by, unit, at: now },
        purpose: purpose.clone(),
        planned_on: on,
        planned_minutes: minutes,
        state: VisitState::Planned,
        version: Version::FIRST,
    };
    let school = school.id;
    Ok((visit, VisitEvent::Announced { visit: id, school, unit, on, minutes, purpose }))
}

fn in_range(minutes: Option<u32>) -> Result<u32, VisitRefusal> {
    let asked = minutes.filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
    asked.ok_or(VisitRefusal::MinutesOutOfRange)
}

/// They were there, on this day and for so many minutes.
///
/// # Errors
/// [`VisitRefusal::NotPlanned`], [`VisitRefusal::DayMissing`], [`VisitRefusal::DayToCome`],
/// [`VisitRefusal::BeforeAnnounced`], [`VisitRefusal::MinutesOutOfRange`].
pub fn hold(
    visit: SchoolVisit,
    on: Option<NaiveDate>,
    minutes: Option<u32>,
    by: AccountId,
    now: Instant,
) -> Result<(SchoolVisit, VisitEvent), VisitRefusal> {
    require_planned(&visit)?;
    let on = on.ok_or(VisitRefusal::DayMissing)?;
    if on > local_date(now) {
        return Err(VisitRefusal::DayToCome);
    }
    if on < local_date(visit.announcement.at) {
        return Err(VisitRefusal::BeforeAnnounced);
    }
    let minutes = in_range(minutes)?;
    let event = VisitEvent::Held { visit: visit.id, on, minutes };
    Ok((visit.moved(VisitState::Held { on, minutes, by, at: now }), event))
}

/// They do not come, for a reason that the school reads.
///
/// # Errors
/// [`VisitRefusal::NotPlanned`], [`VisitRefusal::ReasonMissing`].
pub fn call_off(
    visit: SchoolVisit,
    reason: &str,
    by: AccountId,
    now: Instant,
) -> Result<(SchoolVisit, VisitEvent), VisitRefusal> {
    require_planned(&visit)?;
    let reason = reason.trim().to_owned();
    if reason.is_empty() {
        return Err(VisitRefusal::ReasonMissing);
    }
    let event = VisitEvent::CalledOff { visit: visit.id, reason: reason.clone() };
    Ok((visit.moved(VisitState::CalledOff { reason, by, at: now }), event))
}

fn require_planned(visit: &SchoolVisit) -> Result<(), VisitRefusal> {
    if visit.state == VisitState::Planned { Ok(()) } else { Err(VisitRefusal::NotPlanned) }
}
