//! The story of a thing: its events, oldest first, with who did them.

use std::collections::HashMap;

use kernel::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::rows::events;
use crate::Result;
use crate::accounts::{PersonName, names_of};

/// Who did something, for a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// A person, by name.
    Person(PersonName),
    /// A person in the place of another one.
    Substitute(PersonName, PersonName),
    /// A part of the system, by its stable name.
    System(String),
}

/// One event of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// Its kind, such as `task-assigned`.
    pub kind: String,
    /// Who did it.
    pub who: Who,
    /// To whom something went, if it did.
    pub to: Option<PersonName>,
    /// When.
    pub at: Instant,
    /// Its payload.
    pub payload: serde_json::Value,
}

/// The events of the thing with this id, oldest first.
///
/// # Errors
/// A fault of the database, or of a damaged payload.
pub(crate) async fn story_of<C: ConnectionTrait>(
    db: &C,
    county: Uuid,
    subject: Uuid,
) -> Result<Vec<Happening>> {
    let rows = events::Entity::find()
        .filter(events::Column::CountyId.eq(county))
        .filter(events::Column::SubjectId.eq(subject))
        .order_by_asc(events::Column::At)
        .order_by_asc(events::Column::Id)
        .all(db)
        .await?;
    let accounts: Vec<Uuid> = rows.iter().flat_map(people_in).collect();
    let names = names_of(db, &accounts).await?;
    rows.into_iter().map(|row| happening(row, &names)).collect()
}

/// The accounts that an event names: who did it, in whose place, and to whom something went.
fn people_in(row: &events::Model) -> Vec<Uuid> {
    let (account, colleague) = accounts_of(&row.actor);
    [account, colleague, receiver(row)].into_iter().flatten().collect()
}

/// To whom something went. Only payloads that hand something over have such a field.
fn receiver(row: &events::Model) -> Option<Uuid> {
    if row.kind != "task-taken-over" {
        return None;
    }
    let payload: serde_json::Value = serde_json::from_str(&row.payload).ok()?;
    payload["to"].as_str()?.parse().ok()
}

fn happening(row: events::Model, names: &HashMap<Uuid, PersonName>) -> Result<Happening> {
    let to = receiver(&row).and_then(|account| names.get(&account)).cloned();
    let who = who_of(&row.actor, names);
    let payload = serde_json::from_str(&row.payload)?;
    Ok(Happening { who, to, payload, kind: row.kind, at: row.at })
}

/// Who acted, by name.
pub(super) fn who_of(actor: &str, names: &HashMap<Uuid, PersonName>) -> Who {
    let (account, colleague) = accounts_of(actor);
    let person = |account: Option<Uuid>| account.and_then(|account| names.get(&account)).cloned();
    match (person(account), person(colleague)) {
        (Some(name), Some(colleague)) => Who::Substitute(name, colleague),
        (Some(name), None) => Who::Person(name),
        (None, _) => Who::System(actor.trim_start_matches("system:").to_owned()),
    }
}

/// Who acted, and in whose place.
pub(super) fn accounts_of(actor: &str) -> (Option<Uuid>, Option<Uuid>) {
    let Some(person) = actor.strip_prefix("person:") else { return (None, None) };
    let (account, colleague) = person.split_once(":for:").unwrap_or((person, ""));
    (account.parse().ok(), colleague.parse().ok())
}
