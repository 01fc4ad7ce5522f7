//! The table of visits.

/// Visits to schools.
pub(crate) mod school_visits {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "school_visits")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub county_id: Uuid,
        pub school_id: Uuid,
        /// The unit whose people come.
        pub unit_id: Uuid,
        pub announced_by: Uuid,
        pub announced_at: DateTimeUtc,
        pub purpose: String,
        pub planned_on: Date,
        pub planned_minutes: i32,
        /// The day on which it counts, and with how many minutes: as planned until it is held.
        pub on_day: Date,
        pub minutes: i32,
        pub state: String,
        pub state_data: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
