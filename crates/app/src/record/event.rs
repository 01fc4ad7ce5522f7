//! An event on its way into the record.

use domain::Event;
use domain::access::Actor;
use kernel::{EventId, Ids, Instant};
use uuid::Uuid;

use super::rows::events;
use crate::{Error, Result};

/// An event as it was noted during a command.
#[derive(Debug, Clone)]
pub(crate) struct Recorded {
    pub(crate) id: EventId,
    pub(crate) kind: &'static str,
    pub(crate) subject_kind: &'static str,
    pub(crate) subject_id: Uuid,
    pub(crate) payload: String,
}

impl Recorded {
    pub(crate) fn of(event: &impl Event, ids: &dyn Ids) -> Result<Self> {
        let subject = event.subject();
        Ok(Self {
            id: EventId::fresh(ids),
            kind: event.kind(),
            subject_kind: subject.kind(),
            subject_id: uuid_of(subject),
            payload: serde_json::to_string(event)?,
        })
    }

    /// The row, with a fresh salt.
    pub(super) fn into_row(self, actor: &Actor, now: Instant) -> Result<events::Model> {
        let mut salt = vec![0; 16];
        vault::os_random(&mut salt).map_err(Error::fault)?;
        Ok(events::Model {
            id: self.id.as_uuid(),
            county_id: actor.county().as_uuid(),
            kind: self.kind.to_owned(),
            subject_kind: self.subject_kind.to_owned(),
            subject_id: self.subject_id,
            actor: written(actor),
            at: now,
            payload: self.payload,
            salt,
        })
    }
}

fn uuid_of(subject: domain::Subject) -> Uuid {
    match subject {
        domain::Subject::Plan(id) => id.as_uuid(),
        domain::Subject::Duty(id) => id.as_uuid(),
        domain::Subject::Task(id) => id.as_uuid(),
        domain::Subject::Account(id) => id.as_uuid(),
        domain::Subject::Unit(id) => id.as_uuid(),
        domain::Subject::Report(id) => id.as_uuid(),
        domain::Subject::Visit(id) => id.as_uuid(),
        domain::Subject::Recusal(id) => id.as_uuid(),
        domain::Subject::Import(id) => id.as_uuid(),
        domain::Subject::County(id) => id.as_uuid(),
    }
}

/// The actor as stored: `person:<account>`, `person:<account>:for:<account>` of a substitute, or
/// `system:<name>`.
fn written(actor: &Actor) -> String {
    match actor {
        Actor::Person(person) => match person.stands_in_for {
            Some(colleague) => format!("person:{}:for:{colleague}", person.account),
            None => format!("person:{}", person.account),
        },
        Actor::System(system, _) => format!("system:{}", system.name()),
    }
}
