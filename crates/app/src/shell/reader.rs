//! The handle on which queries ask: it cannot write, and it knows who asks.

use std::sync::Arc;

use domain::access::{Act, Decision, Facts, Person, Scope, may};
use kernel::Instant;
use kernel::calendar::WorkCalendar;
use sea_orm::DatabaseConnection;

use crate::{Error, Result};

/// A person's view on the data; only what they may see can be asked for.
#[derive(Clone)]
pub struct Reader<'a> {
    db: &'a DatabaseConnection,
    person: &'a Person,
    now: Instant,
    calendar: Arc<WorkCalendar>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        db: &'a DatabaseConnection,
        person: &'a Person,
        now: Instant,
        calendar: Arc<WorkCalendar>,
    ) -> Self {
        Self { db, person, now, calendar }
    }

    /// The connection that cannot write.
    pub(crate) fn db(&self) -> &'a DatabaseConnection {
        self.db
    }

    /// Who asks.
    pub fn person(&self) -> &'a Person {
        self.person
    }

    /// The present moment; the same for the whole page.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// The calendar of working days.
    pub fn calendar(&self) -> &WorkCalendar {
        &self.calendar
    }

    /// What the person may list under `act`.
    pub fn scope(&self, act: Act) -> Scope {
        Scope::of(self.person, act)
    }

    /// Whether the person may do `act`, for showing its button.
    pub fn may(&self, act: Act, facts: Facts) -> bool {
        may(self.person.role, act, facts) == Decision::Allow
    }

    /// Goes on only if the person may see the thing.
    ///
    /// # Errors
    /// [`Error::Denied`] or [`Error::Missing`].
    pub fn require(&self, act: Act, facts: Facts) -> Result<()> {
        match may(self.person.role, act, facts) {
            Decision::Allow => Ok(()),
            Decision::DenyVisible => Err(Error::Denied(act)),
            Decision::DenyHidden => Err(Error::Missing),
        }
    }
}
