//! Letters waiting to be sent.

use kernel::{AccountId, OutboxId};
use sea_orm::{ActiveModelTrait, Set};

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
        /// What it is about: the number of a task.
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
    /// The number of the task it is about.
    pub(crate) reference: String,
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
