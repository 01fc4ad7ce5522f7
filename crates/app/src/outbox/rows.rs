//! Letters waiting to be sent.

use kernel::{AccountId, OutboxId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

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

/// Whether this letter about the same was written down before.
pub(crate) async fn is_posted(work: &Work, letter: &Letter) -> Result<bool> {
    let same = outbox::Entity::find()
        .filter(outbox::Column::AccountId.eq(letter.to.as_uuid()))
        .filter(outbox::Column::Letter.eq(letter.kind))
        .filter(outbox::Column::Reference.eq(letter.reference.as_str()));
    Ok(same.count(work.db()).await? > 0)
}

/// Writes the letter down in the command's transaction.
pub(crate) async fn post(work: &Work, letter: Letter) -> Result<()> {
    let row = outbox::ActiveModel {
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
    row.insert(work.db()).await?;
    Ok(())
}
