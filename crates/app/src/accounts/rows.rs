//! The tables of accounts; sessions and throttles are ephemera.

use domain::accounts::{ApiToken, TokenScope};
use kernel::{AccountId, ApiTokenId, CountyId};

use crate::Result;
use crate::shell::unreadable;

/// Accounts.
pub(crate) mod accounts {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub county_id: Uuid,
        /// Where the person works; what they may do there is said by their grants.
        pub unit_id: Uuid,
        pub login: String,
        pub name_zh: String,
        pub name_en: String,
        pub email: Option<String>,
        /// None as long as nobody has chosen a password.
        pub password_hash: Option<String>,
        /// Sealed, bound to the account.
        pub totp_secret: Option<Vec<u8>>,
        /// The last step that was used; a code counts once.
        pub totp_last_step: i64,
        pub created_at: DateTimeUtc,
        pub last_signed_in_at: Option<DateTimeUtc>,
        /// From when on nobody signs in with it any more.
        pub closed_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Sessions.
pub(super) mod sessions {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sessions")]
    pub struct Model {
        /// SHA-256 of the token in the cookie.
        #[sea_orm(primary_key, auto_increment = false)]
        pub token_hash: Vec<u8>,
        pub county_id: Uuid,
        pub account_id: Uuid,
        /// `code` while the second factor is awaited, then `open`.
        pub stage: String,
        pub began_at: DateTimeUtc,
        pub last_seen_at: DateTimeUtc,
        /// What kind of device it is, in a word; never the whole line that the browser sends.
        pub device: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Failed tries, under blinded keys.
pub(super) mod throttles {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "throttles")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: Vec<u8>,
        pub failures: i32,
        pub last_failure_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Departures: who leaves or has left.
pub(super) mod departures {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "departures")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: Uuid,
        pub county_id: Uuid,
        pub unit_id: Uuid,
        pub last_on: Date,
        pub successor_id: Option<Uuid>,
        pub reason: String,
        pub decided_by: Uuid,
        pub decided_at: DateTimeUtc,
        pub state: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// API tokens.
pub(super) mod api_tokens {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "api_tokens")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub county_id: Uuid,
        pub account_id: Uuid,
        /// HMAC of the token under a key of the installation.
        pub token_hash: Vec<u8>,
        pub name: String,
        /// Names of scopes, with spaces between.
        pub scopes: String,
        pub made_at: DateTimeUtc,
        pub ends_on: Date,
        pub last_used_on: Option<Date>,
        pub revoked_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl api_tokens::Model {
    /// The token, without its hash.
    pub(super) fn into_domain(self) -> Result<ApiToken> {
        let scope = |name| TokenScope::from_name(name).ok_or_else(|| unreadable("scope"));
        Ok(ApiToken {
            id: ApiTokenId::from_uuid(self.id),
            county: CountyId::from_uuid(self.county_id),
            account: AccountId::from_uuid(self.account_id),
            scopes: self.scopes.split(' ').map(scope).collect::<Result<_>>()?,
            name: self.name,
            made_at: self.made_at,
            ends_on: self.ends_on,
            last_used_on: self.last_used_on,
            revoked_at: self.revoked_at,
        })
    }
}
