//! A grant 授权: a role that a person holds at a unit, from a day to a day.
//!
//! Whoever acts today does so by a grant that is in force, and whoever could act on a day of the
//! past is found in the same rows: a grant is ended, never deleted. One that has somebody else's
//! place (代理) names whose.

use chrono::NaiveDate;
use kernel::{AccountId, CountyId, GrantId, Instant, UnitId, Version, local_date};
use serde::Serialize;

use super::Role;
use crate::{Event, Subject};

/// The early end of a grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: String,
}

/// A grant 授权.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Its id.
    pub id: GrantId,
    /// The county.
    pub county: CountyId,
    /// Who holds it.
    pub account: AccountId,
    /// At which unit.
    pub unit: UnitId,
    /// The role there.
    pub role: Role,
    /// Whose place it is; `None` for a role of one's own.
    pub stands_in_for: Option<AccountId>,
    /// The first day.
    pub first_on: NaiveDate,
    /// The last day, until 24:00 local time; `None` while no end is set.
    pub last_on: Option<NaiveDate>,
    /// Why it was given.
    pub reason: String,
    /// Who gave it; `None` for what stood at the beginning.
    pub given_by: Option<AccountId>,
    /// When.
    pub given_at: Instant,
    /// How it was ended before its last day.
    pub ending: Option<Ending>,
    /// Goes up with each change.
    pub version: Version,
}

impl Grant {
    /// Whether it holds at this moment.
    pub fn is_in_force(&self, now: Instant) -> bool {
        self.is_held_on(local_date(now)) && self.ending.as_ref().is_none_or(|end| now < end.at)
    }

    /// Whether it held on this day, if only for a part of it.
    pub fn is_held_on(&self, day: NaiveDate) -> bool {
        self.first_on <= day
            && self.last_on.is_none_or(|last| day <= last)
            && self.ending.as_ref().is_none_or(|end| day <= local_date(end.at))
    }

    /// Whether it is past: ended early, or its last day is over.
    pub fn is_over(&self, now: Instant) -> bool {
        self.ending.is_some() || self.last_on.is_some_and(|last| last < local_date(now))
    }

    /// The same grant, ending with this day at the latest.
    #[must_use]
    pub fn until(self, day: NaiveDate) -> Self {
        let last_on = Some(self.last_on.map_or(day, |last| last.min(day)));
        Self { last_on, version: self.version.next(), ..self }
    }

    /// Whether it holds on each of these days, as far as is known today.
    pub fn covers(&self, first: NaiveDate, last: NaiveDate) -> bool {
        self.is_held_on(first) && self.is_held_on(last)
    }

    /// Whether it holds on one of these days at least.
    pub fn meets(&self, first: NaiveDate, last: NaiveDate) -> bool {
        let begins = self.first_on.max(first);
        begins <= last && self.is_held_on(begins)
    }
}

/// What happens to grants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum GrantEvent {
    /// A colleague was given the place of somebody who is away.
    SubstituteNamed {
        /// The substitute.
        #[serde(skip)]
        account: AccountId,
        /// Whose place.
        stands_in_for: AccountId,
        /// The first day.
        first_on: NaiveDate,
        /// The last day.
        last_on: NaiveDate,
        /// Why.
        reason: String,
    },
    /// It was ended before its last day.
    SubstitutionEnded {
        /// The substitute.
        #[serde(skip)]
        account: AccountId,
        /// Whose place.
        stands_in_for: AccountId,
        /// Why.
        reason: String,
    },
}

impl Event for GrantEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::SubstituteNamed { .. } => "substitute-named",
            Self::SubstitutionEnded { .. } => "substitution-ended",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::SubstituteNamed { account, .. } | Self::SubstitutionEnded { account, .. } => {
                Subject::Account(*account)
            }
        }
    }
}
