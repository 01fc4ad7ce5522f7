//! What has not left, and forgetting what is long settled.

use kernel::{CountyId, Instant};
use sea_orm::{
    ColumnTrait, Condition, DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter,
};

use super::deliver::MOST_TRIES;
use super::rows::outbox::{Column, Entity};
use crate::Result;
use crate::upkeep::Forget;

/// Letters that have not left.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unsent {
    /// Wait, or are tried again.
    pub waiting: u64,
    /// Were given up.
    pub given_up: u64,
}

/// Letters that have not left, of one county or of all.
pub(crate) async fn unsent(db: &DatabaseConnection, county: Option<CountyId>) -> Result<Unsent> {
    let unsent = Condition::all().add(Column::SentAt.is_null());
    let of_county = county.map(|county| Column::CountyId.eq(county.as_uuid()));
    let all = Entity::find().filter(unsent.add_option(of_county));
    Ok(Unsent {
        waiting: all.clone().filter(Column::Tries.lt(MOST_TRIES)).count(db).await?,
        given_up: all.filter(Column::Tries.gte(MOST_TRIES)).count(db).await?,
    })
}

/// Letters that left, or were given up, before the horizon. Those of the present day must stay:
/// they tell who was written to.
pub(crate) async fn forget_old_letters(forget: Forget<'_>, horizon: Instant) -> Result<u64> {
    let given_up = Condition::all()
        .add(Column::SentAt.is_null())
        .add(Column::Tries.gte(MOST_TRIES))
        .add(Column::NextTryAt.lt(horizon));
    forget.rows::<Entity>(Condition::any().add(Column::SentAt.lt(horizon)).add(given_up)).await
}
