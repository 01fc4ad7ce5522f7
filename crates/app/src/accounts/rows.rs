//! The tables of accounts; sessions and throttles are ephemera.

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
        pub password_hash: String,
        /// Sealed, bound to the account.
        pub totp_secret: Option<Vec<u8>>,
        /// The last step that was used; a code counts once.
        pub totp_last_step: i64,
        pub created_at: DateTimeUtc,
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
