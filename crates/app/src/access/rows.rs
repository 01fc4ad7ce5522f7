//! The tables of recusals in force and of grants.

/// Recusals in force; a lifted one is in the record only.
pub(crate) mod recusals {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recusals")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub county_id: Uuid,
        pub account_id: Uuid,
        pub unit_id: Uuid,
        pub declared_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Grants: the roles that people hold, held, or will hold.
pub(crate) mod grants {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "grants")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub county_id: Uuid,
        pub account_id: Uuid,
        pub unit_id: Uuid,
        pub role: String,
        /// Whose place it is, of a substitute.
        pub stands_in_for: Option<Uuid>,
        pub first_on: Date,
        pub last_on: Option<Date>,
        pub reason: String,
        /// None for what stood at the beginning.
        pub given_by: Option<Uuid>,
        pub given_at: DateTimeUtc,
        /// When it was ended before its last day, as is the next.
        pub ended_at: Option<DateTimeUtc>,
        pub end_reason: Option<String>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
