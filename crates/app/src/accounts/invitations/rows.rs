//! The table of invitations.

/// Invitations, live and settled.
pub(super) mod invitations {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "invitations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub county_id: Uuid,
        pub account_id: Uuid,
        pub unit_id: Uuid,
        pub purpose: String,
        pub role: Option<String>,
        pub reason: String,
        /// HMAC of account and code under a key of the installation.
        pub code_hash: Vec<u8>,
        /// None for whoever runs the program on its machine.
        pub invited_by: Option<Uuid>,
        pub invited_at: DateTimeUtc,
        pub ends_at: DateTimeUtc,
        pub state: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
