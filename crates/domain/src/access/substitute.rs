//! Standing in for a colleague 代理: the office gives the place of somebody who is away to another
//! person of the same unit, for days that are named beforehand.
//!
//! It ends by itself with its last day, or earlier with a reason. One person has one place at a
//! time, and one place has one substitute: so it is always said in whose place something was done.

use chrono::NaiveDate;
use kernel::{AccountId, GrantId, Instant, Message, Version, local_date};

use super::{Ending, Grant, GrantEvent};
use crate::Refusal;

/// The order to give somebody the place of a colleague.
#[derive(Debug, Clone)]
pub struct SubstitutionOrder {
    /// The id of the new grant.
    pub id: GrantId,
    /// Who stands in.
    pub account: AccountId,
    /// For whom.
    pub stands_in_for: AccountId,
    /// The first day.
    pub first_on: Option<NaiveDate>,
    /// The last day.
    pub last_on: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

/// Why a substitution is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SubstitutionRefusal {
    /// A day is missing.
    #[error("a substitution has a first and a last day")]
    DaysMissing,
    /// The last day is before the first.
    #[error("a substitution ends after it begins")]
    EndsBeforeItBegins,
    /// The first day has passed.
    #[error("a substitution begins today or later")]
    BeginsInThePast,
    /// The reason is missing.
    #[error("a substitution has a reason")]
    ReasonMissing,
    /// Nobody stands in for themselves.
    #[error("nobody stands in for themselves")]
    SamePerson,
    /// Nobody gives a place to themselves.
    #[error("another person gives the place")]
    OwnGrant,
    /// There is no place to take: the colleague holds no role on all these days.
    #[error("the colleague holds no role on all these days")]
    NoPlace,
    /// The substitute holds another role at the unit.
    #[error("the substitute holds another role")]
    OtherRole,
    /// Nobody stands in for an administrator.
    #[error("an administrator has no substitute")]
    Administrator,
    /// One of the two has a substitute, or is one, on some of these days.
    #[error("one of the two takes part in another substitution on these days")]
    Overlaps,
    /// It is over already.
    #[error("the substitution is over")]
    Over,
}

impl Refusal for SubstitutionRefusal {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::DaysMissing => "substitution-refused-days-missing",
            Self::EndsBeforeItBegins => "substitution-refused-ends-before-it-begins",
            Self::BeginsInThePast => "substitution-refused-begins-in-the-past",
            Self::ReasonMissing => "substitution-refused-reason-missing",
            Self::SamePerson => "substitution-refused-same-person",
            Self::OwnGrant => "substitution-refused-own-grant",
            Self::NoPlace => "substitution-refused-no-place",
            Self::OtherRole => "substitution-refused-other-role",
            Self::Administrator => "substitution-refused-administrator",
            Self::Overlaps => "substitution-refused-overlaps",
            Self::Over => "substitution-refused-over",
        })
    }
}

/// Gives the place; `roster` are the grants at the unit, `by` is who gives it.
///
/// # Errors
/// A [`SubstitutionRefusal`].
pub fn substitute(
    order: &SubstitutionOrder,
    roster: &[Grant],
    by: AccountId,
    now: Instant,
) -> Result<(Grant, GrantEvent), SubstitutionRefusal> {
    let (first, last) =
        order.first_on.zip(order.last_on).ok_or(SubstitutionRefusal::DaysMissing)?;
    let reason = order.reason.trim().to_owned();
    check_days(first, last, now)?;
    if reason.is_empty() {
        return Err(SubstitutionRefusal::ReasonMissing);
    }
    check_people(order, by)?;
    let place = place_of(order, roster, first, last)?;
    let grant = Grant {
        id: order.id,
        account: order.account,
        stands_in_for: Some(order.stands_in_for),
        first_on: first,
        last_on: Some(last),
        reason: reason.clone(),
        given_by: Some(by),
        given_at: now,
        ending: None,
        version: Version::FIRST,
        ..place.clone()
    };
    let event = GrantEvent::SubstituteNamed {
        account: order.account,
        stands_in_for: order.stands_in_for,
        first_on: first,
        last_on: last,
        reason,
    };
    Ok((grant, event))
}

fn check_days(first: NaiveDate, last: NaiveDate, now: Instant) -> Result<(), SubstitutionRefusal> {
    if last < first {
        return Err(SubstitutionRefusal::EndsBeforeItBegins);
    }
    if first < local_date(now) {
        return Err(SubstitutionRefusal::BeginsInThePast);
    }
    Ok(())
}

fn check_people(order: &SubstitutionOrder, by: AccountId) -> Result<(), SubstitutionRefusal> {
    if order.account == order.stands_in_for {
        return Err(SubstitutionRefusal::SamePerson);
    }
    if order.account == by {
        return Err(SubstitutionRefusal::OwnGrant);
    }
    Ok(())
}

/// The grant whose place is given, if it is free and fits.
fn place_of<'a>(
    order: &SubstitutionOrder,
    roster: &'a [Grant],
    first: NaiveDate,
    last: NaiveDate,
) -> Result<&'a Grant, SubstitutionRefusal> {
    let pair = [order.account, order.stands_in_for];
    let takes_part = |grant: &&Grant| {
        let place = grant.stands_in_for.filter(|_| grant.meets(first, last));
        place.is_some_and(|place| pair.contains(&place) || pair.contains(&grant.account))
    };
    if roster.iter().any(|grant| takes_part(&grant)) {
        return Err(SubstitutionRefusal::Overlaps);
    }
    let own = |account| {
        let of_account = move |grant: &&Grant| {
            grant.account == account && grant.stands_in_for.is_none() && grant.meets(first, last)
        };
        roster.iter().filter(of_account)
    };
    let place = own(order.stands_in_for).find(|grant| grant.covers(first, last));
    let place = place.ok_or(SubstitutionRefusal::NoPlace)?;
    if place.role.is_administrator() {
        return Err(SubstitutionRefusal::Administrator);
    }
    if own(order.account).any(|grant| grant.role != place.role) {
        return Err(SubstitutionRefusal::OtherRole);
    }
    Ok(place)
}

/// Ends a substitution at once.
///
/// # Errors
/// [`SubstitutionRefusal::Over`] and [`SubstitutionRefusal::ReasonMissing`].
pub fn end_substitution(
    grant: Grant,
    reason: &str,
    now: Instant,
) -> Result<(Grant, GrantEvent), SubstitutionRefusal> {
    let stands_in_for = grant.stands_in_for.ok_or(SubstitutionRefusal::Over)?;
    if grant.is_over(now) {
        return Err(SubstitutionRefusal::Over);
    }
    let reason = reason.trim().to_owned();
    if reason.is_empty() {
        return Err(SubstitutionRefusal::ReasonMissing);
    }
    let ending = Some(Ending { at: now, reason: reason.clone() });
    let event = GrantEvent::SubstitutionEnded { account: grant.account, stands_in_for, reason };
    Ok((Grant { ending, version: grant.version.next(), ..grant }, event))
}
