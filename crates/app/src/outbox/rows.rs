//! Letters waiting to be sent.

use std::collections::HashSet;

use kernel::{AccountId, CountyId, OutboxId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Select, Set};
use uuid::Uuid;

use crate::{Result, Work};

/// The table of letters.
pub(crate) mod outbox {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "outbox")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub county_id: Uuid,
        pub account_id: Uuid,
        /// Which letter; the tail of its message ids.
        pub letter: String,
        /// What it is about: the number of a task, or the day of a digest.
        pub reference: String,
        pub created_at: DateTimeUtc,
        pub next_try_at: DateTimeUtc,
        pub tries: i32,
        pub sent_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A letter to one person.
#[derive(Debug, Clone)]
pub(crate) struct Letter {
    /// To whom.
    pub(crate) to: AccountId,
    /// Which letter, such as `task-assigned`.
    pub(crate) kind: &'static str,
    /// The number of the task it is about, or the day of a digest.
    pub(crate) reference: String,
}

/// To whom this letter about the same was written down before.
pub(crate) async fn posted(
    work: &Work,
    letter: &str,
    reference: &str,
) -> Result<HashSet<AccountId>> {
    let about_the_same = about(work.county(), letter, reference);
    let to: Vec<Uuid> = about_the_same.into_tuple().all(work.db()).await?;
    Ok(to.into_iter().map(AccountId::from_uuid).collect())
}

/// The accounts of all letters of this kind about the same.
pub(super) fn about(county: CountyId, letter: &str, reference: &str) -> Select<outbox::Entity> {
    outbox::Entity::find()
        .select_only()
        .column(outbox::Column::AccountId)
        .filter(outbox::Column::CountyId.eq(county.as_uuid()))
        .filter(outbox::Column::Letter.eq(letter))
        .filter(outbox::Column::Reference.eq(reference))
}

/// Writes the letters down in the command's transaction.
pub(crate) async fn post_all(work: &Work, letters: Vec<Letter>) -> Result<()> {
    let row = |letter: Letter| outbox::ActiveModel {
        id: Set(OutboxId::fresh(work.ids()).as_uuid()),
        county_id: Set(work.county().as_uuid()),
        account_id: Set(letter.to.as_uuid()),
        letter: Set(letter.kind.to_owned()),
        reference: Set(letter.reference),
        created_at: Set(work.now()),
        next_try_at: Set(work.now()),
        tries: Set(0),
        sent_at: Set(None),
    };
    let rows: Vec<_> = letters.into_iter().map(row).collect();
    // PostgreSQL binds at most 65,535 values in one statement.
    for some in rows.chunks(1000) {
        outbox::Entity::insert_many(some.to_vec()).exec_without_returning(work.db()).await?;
    }
    Ok(())
}
