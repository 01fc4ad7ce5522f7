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
    let accounts: Vec<Uuid> = rows.iter().filter_map(|row| account_of(&row.actor)).collect();
    let names = names_of(db, &accounts).await?;
    rows.into_iter().map(|row| happening(row, &names)).collect()
}

fn happening(row: events::Model, names: &HashMap<Uuid, PersonName>) -> Result<Happening> {
    let person = account_of(&row.actor).and_then(|account| names.get(&account));
    let system = || Who::System(row.actor.trim_start_matches("system:").to_owned());
    Ok(Happening {
        who: person.map_or_else(system, |name| Who::Person(name.clone())),
        payload: serde_json::from_str(&row.payload)?,
        kind: row.kind,
        at: row.at,
    })
}

fn account_of(actor: &str) -> Option<Uuid> {
    actor.strip_prefix("person:")?.parse().ok()
}
