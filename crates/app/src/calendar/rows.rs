//! The tables of the calendar.

/// Terms.
pub(crate) mod terms {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "terms")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub county_id: Uuid,
        /// The calendar year in which the school year begins.
        #[sea_orm(primary_key, auto_increment = false)]
        pub school_year: i32,
        /// 1 or 2.
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i32,
        pub first_on: Date,
        pub last_on: Date,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Holiday notices; of each year the one loaded last is in force.
pub(crate) mod holiday_notices {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "holiday_notices")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub county_id: Uuid,
        pub year: i32,
        /// The notice as JSON.
        pub notice: String,
        pub loaded_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
