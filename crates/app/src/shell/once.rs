//! A form is carried out once: a double click or a resent request finds its key taken.

use std::str::FromStr;

use kernel::{Ids, Instant};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, TryInsertResult};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Work;
use crate::upkeep::Forget;
use crate::{Error, Result};

/// The key that a form was shown with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormKey(Uuid);

impl FormKey {
    /// A new key, for a form about to be shown.
    pub fn fresh(ids: &dyn Ids) -> Self {
        Self(ids.uuid())
    }

    /// The key of an order that a program named itself.
    pub fn named(name: &str) -> Self {
        Self(Uuid::nil()).sent_with(name.as_bytes())
    }

    /// The short number under which the log tells what went wrong.
    pub fn reference(self) -> String {
        let digits = self.0.simple().to_string();
        digits[digits.len() - 8..].to_uppercase()
    }

    /// The key for a form that was sent with this content. Who goes back and changes a form
    /// sends another one; only the same content again is a repetition.
    #[must_use]
    pub fn sent_with(self, content: &[u8]) -> Self {
        let digest = Sha256::new().chain_update(self.0.as_bytes()).chain_update(content).finalize();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        Self(Uuid::from_bytes(bytes))
    }
}

impl std::fmt::Display for FormKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for FormKey {
    type Err = uuid::Error;

    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

mod form_keys {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "form_keys")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: Uuid,
        pub county_id: Uuid,
        pub used_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Takes the key, or answers [`Error::Repeated`]. A second transaction with the same key waits
/// here until the first has ended.
pub(super) async fn claim(work: &Work, form: FormKey) -> Result<()> {
    // One person's key says nothing about another's.
    let form = match work.person() {
        Ok(person) => form.sent_with(person.account.as_uuid().as_bytes()),
        Err(_) => form,
    };
    let row = form_keys::ActiveModel {
        key: Set(form.0),
        county_id: Set(work.county().as_uuid()),
        used_at: Set(work.now()),
    };
    let taken = OnConflict::column(form_keys::Column::Key).do_nothing().to_owned();
    let inserted = form_keys::Entity::insert(row)
        .on_conflict(taken)
        .try_insert()
        .exec_without_returning(work.db())
        .await?;
    match inserted {
        TryInsertResult::Inserted(1) => Ok(()),
        _ => Err(Error::Repeated),
    }
}

/// Forgets keys from before `horizon`; no form stays open that long.
pub(crate) async fn forget_old_form_keys(forget: Forget<'_>, horizon: Instant) -> Result<u64> {
    forget.rows::<form_keys::Entity>(form_keys::Column::UsedAt.lt(horizon)).await
}
