//! Reading what may have been tampered with: a value that cannot be decoded is found, and what
//! stands beside it is read on.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveTime};
use kernel::Instant;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QueryResult, QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;
use vault::checkpoint::SignedCheckpoint;
use vault::merkle::Hash;

use crate::Result;
use crate::record::HEAD;
use crate::record::rows::{audit_leaves, events, log_heads};

/// Leaves read at one time.
const CHUNK: u64 = 2_000;

/// A leaf as far as it can be read: its text and hash are empty otherwise, and agree with nothing.
pub(super) struct Leaf {
    pub(super) position: i64,
    pub(super) event_id: Option<Uuid>,
    pub(super) body: Vec<u8>,
    pub(super) hash: Hash,
}

impl Leaf {
    /// `None` if its index cannot be read.
    fn of(row: &QueryResult) -> Option<Self> {
        let body: String = row.try_get("", "body").unwrap_or_default();
        let hash: Vec<u8> = row.try_get("", "hash").unwrap_or_default();
        Some(Self {
            position: row.try_get("", "position").ok()?,
            event_id: row.try_get("", "event_id").ok(),
            body: body.into_bytes(),
            hash: Hash(hash.try_into().unwrap_or_default()),
        })
    }
}

/// Events by id; `None` for one that cannot be read.
pub(super) type Events = HashMap<Uuid, Option<events::Model>>;

/// The head as it is stored, if it can be read at all.
pub(super) async fn stored_head<C: ConnectionTrait>(db: &C) -> Result<Option<SignedCheckpoint>> {
    let heads = rows(db, log_heads::Entity::find_by_id(HEAD)).await?;
    let checkpoint = heads.first().and_then(|row| row.try_get::<String>("", "checkpoint").ok());
    Ok(checkpoint.and_then(|text| SignedCheckpoint::parse(text).ok()))
}

/// The next leaves that have an index, in its order.
pub(super) async fn next_leaves<C: ConnectionTrait>(
    db: &C,
    after: Option<i64>,
) -> Result<Vec<Leaf>> {
    let mut leaves =
        audit_leaves::Entity::find().order_by_asc(audit_leaves::Column::Position).limit(CHUNK);
    if let Some(after) = after {
        leaves = leaves.filter(audit_leaves::Column::Position.gt(after));
    }
    Ok(rows(db, leaves).await?.iter().filter_map(Leaf::of).collect())
}

/// The events of these leaves.
pub(super) async fn events_of<C: ConnectionTrait>(db: &C, leaves: &[Leaf]) -> Result<Events> {
    let ids = leaves.iter().filter_map(|leaf| leaf.event_id);
    let found = with_readable_time(events::Entity::find()).filter(events::Column::Id.is_in(ids));
    let event = |row: &QueryResult| {
        let id = row.try_get("", "id").ok()?;
        Some((id, events::Model::from_query_result(row, "").ok()))
    };
    Ok(rows(db, found).await?.iter().filter_map(event).collect())
}

/// `PostgreSQL` keeps moments that the program cannot hold, infinity among them: they come as
/// nothing, which is no moment either.
fn with_readable_time(events: Select<events::Entity>) -> Select<events::Entity> {
    use events::Column;
    let at = || Expr::col(Column::At);
    let first_of = |year| -> Option<Instant> {
        let day = NaiveDate::from_ymd_opt(year, 1, 1)?;
        Some(DateTime::from_naive_utc_and_offset(day.and_time(NaiveTime::MIN), chrono::Utc))
    };
    let readable = at().between(first_of(1), first_of(9999));
    events
        .select_only()
        .columns([Column::Id, Column::CountyId, Column::Kind, Column::SubjectKind])
        .columns([Column::SubjectId, Column::Actor, Column::Payload, Column::Salt])
        .expr_as(Expr::case(readable, at()), "at")
}

async fn rows<C: ConnectionTrait, E: EntityTrait>(
    db: &C,
    asked: Select<E>,
) -> Result<Vec<QueryResult>> {
    Ok(db.query_all_raw(asked.build(db.get_database_backend())).await?)
}
