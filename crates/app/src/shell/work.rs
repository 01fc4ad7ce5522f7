//! What a command is given: an open transaction, the actor, the time, and the record to fill.

use std::sync::Arc;

use domain::Event;
use domain::access::{Act, Actor, Decision, Facts, Person, SystemActor, may};
use domain::org::Unit;
use kernel::calendar::WorkCalendar;
use kernel::period::TermDates;
use kernel::{CountyId, Ids, Instant, Version};
use sea_orm::DatabaseTransaction;

use super::{App, KeyStore};
use crate::record::Recorded;
use crate::{Error, Result, accounts};

/// The work of one command.
pub struct Work {
    app: App,
    transaction: DatabaseTransaction,
    actor: Actor,
    now: Instant,
    calendar: Arc<WorkCalendar>,
    /// The calendar before the command changed it.
    calendar_before: Option<Arc<WorkCalendar>>,
    /// The terms before the command changed one.
    terms_before: Option<Vec<TermDates>>,
    /// The unit before the command moved it.
    unit_before: Option<Unit>,
    recorded: Vec<Recorded>,
}

impl Work {
    pub(super) fn new(app: &App, transaction: DatabaseTransaction, actor: Actor) -> Self {
        Self {
            app: app.clone(),
            transaction,
            now: app.now(),
            calendar: app.calendar(actor.county()),
            calendar_before: None,
            terms_before: None,
            unit_before: None,
            actor,
            recorded: Vec::new(),
        }
    }

    /// Takes role, unit and recusals from the transaction: they may have changed since the
    /// request arrived, during a long upload for instance.
    pub(super) async fn see_the_person_as_they_are(&mut self) -> Result<()> {
        if let Actor::Person(person) = &self.actor {
            let present =
                accounts::present_person(&self.transaction, person.account, self.now).await?;
            self.actor = Actor::Person(present);
        }
        Ok(())
    }

    /// The open transaction.
    pub(crate) fn db(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    /// Who acts.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The county in which they act.
    pub fn county(&self) -> CountyId {
        self.actor.county()
    }

    /// The present moment; the same for the whole command.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// Where new ids come from.
    pub fn ids(&self) -> &dyn Ids {
        self.app.ids()
    }

    /// The keys of the installation.
    pub(crate) fn keys(&self) -> &KeyStore {
        self.app.keys()
    }

    /// The calendar of working days.
    pub fn calendar(&self) -> &WorkCalendar {
        &self.calendar
    }

    /// Reckons with this calendar from here on; answers the one before.
    pub(crate) fn follow(&mut self, calendar: WorkCalendar) -> Arc<WorkCalendar> {
        let before = std::mem::replace(&mut self.calendar, Arc::new(calendar));
        self.calendar_before = Some(Arc::clone(&before));
        before
    }

    /// The calendar before the command changed it, if it did.
    pub(crate) fn calendar_before(&self) -> Option<Arc<WorkCalendar>> {
        self.calendar_before.clone()
    }

    /// Remembers the terms that the command is about to change.
    pub(crate) fn leave_terms(&mut self, before: Vec<TermDates>) {
        self.terms_before = Some(before);
    }

    /// The terms before the command changed one, if it did.
    pub(crate) fn terms_before(&self) -> Option<&[TermDates]> {
        self.terms_before.as_deref()
    }

    /// Remembers the unit that the command is about to move.
    pub(crate) fn leave_unit(&mut self, before: Unit) {
        self.unit_before = Some(before);
    }

    /// The unit before the command moved it, if it did.
    pub(crate) fn unit_before(&self) -> Option<&Unit> {
        self.unit_before.as_ref()
    }

    /// The person who acts.
    ///
    /// # Errors
    /// [`Error::Missing`] for a part of the system: what persons do does not exist for it.
    pub fn person(&self) -> Result<&Person> {
        match &self.actor {
            Actor::Person(person) => Ok(person),
            Actor::System(..) => Err(Error::Missing),
        }
    }

    /// Goes on only if the actor may do `act` to a thing about which `facts` hold.
    ///
    /// # Errors
    /// [`Error::Denied`] or, where the thing is hidden, [`Error::Missing`].
    pub fn require(&self, act: Act, facts: Facts) -> Result<()> {
        match may(self.person()?.role, act, facts) {
            Decision::Allow => Ok(()),
            Decision::DenyVisible => Err(Error::Denied(act)),
            Decision::DenyHidden => Err(Error::Missing),
        }
    }

    /// As [`Self::require`], and also for this part of the system.
    ///
    /// # Errors
    /// As [`Self::require`].
    pub fn require_or_system(&self, act: Act, facts: Facts, system: SystemActor) -> Result<()> {
        self.require_system(system).or_else(|_| self.require(act, facts))
    }

    /// Goes on only if the actor is this part of the system.
    ///
    /// # Errors
    /// [`Error::Missing`] for anyone else.
    pub fn require_system(&self, expected: SystemActor) -> Result<()> {
        match &self.actor {
            Actor::System(actor, _) if *actor == expected => Ok(()),
            _ => Err(Error::Missing),
        }
    }

    /// Goes on only if the thing is as the person saw it.
    ///
    /// # Errors
    /// [`Error::Stale`] with both versions.
    pub fn require_version(&self, seen: Version, current: Version) -> Result<()> {
        if seen == current { Ok(()) } else { Err(Error::Stale { seen, current }) }
    }

    /// Notes what happened; it is written when the command is committed.
    ///
    /// # Errors
    /// A fault if the event cannot be serialized.
    pub fn record(&mut self, event: &impl Event) -> Result<()> {
        let recorded = Recorded::of(event, self.ids())?;
        self.recorded.push(recorded);
        Ok(())
    }

    /// What was noted so far.
    pub(crate) fn recorded(&self) -> &[Recorded] {
        &self.recorded
    }

    pub(super) async fn commit(self) -> Result<()> {
        Ok(self.transaction.commit().await?)
    }
}
