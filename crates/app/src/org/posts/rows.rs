//! The tables of posts and tenures.

/// Posts of units.
pub(in crate::org) mod posts {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "posts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub county_id: Uuid,
        pub unit_id: Uuid,
        /// The key of the post in the pack.
        pub key: Option<String>,
        pub kind: String,
        pub position: i32,
        pub title_zh: String,
        pub title_en: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Tenures: who holds, held or will hold a post.
pub(in crate::org) mod tenures {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "tenures")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub county_id: Uuid,
        pub unit_id: Uuid,
        pub post_id: Uuid,
        pub holder: String,
        pub account_id: Option<Uuid>,
        pub first_on: Date,
        pub last_on: Option<Date>,
        pub acting: bool,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
