//! Visits to schools, and the indexes by which a study of a month finds what happened in it, and a
//! hand-over what went to whom.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema as col;

/// The table of visits.
pub(super) struct Visits;

impl MigrationName for Visits {
    fn name(&self) -> &'static str {
        "m0011_visits"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Visits {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(school_visits()).await?;
        for index in INDEXES {
            manager.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

/// The list, a school's week, the visits of the own unit; the events of a study and of a hand-over.
const INDEXES: [&str; 5] = [
    "CREATE INDEX school_visits_county ON school_visits (county_id, on_day, id)",
    "CREATE INDEX school_visits_school ON school_visits (school_id, on_day, id)",
    "CREATE INDEX school_visits_unit ON school_visits (unit_id, on_day, id)",
    "CREATE INDEX events_of_study ON events (county_id, at) \
     WHERE kind IN ('hand-in-returned', 'extension-requested', 'extension-granted')",
    "CREATE INDEX events_of_hand_over ON events (county_id, at) WHERE kind = 'task-taken-over'",
];

fn school_visits() -> TableCreateStatement {
    Table::create()
        .table(Alias::new("school_visits"))
        .col(col::uuid("id").primary_key())
        .col(col::uuid("county_id"))
        .col(col::uuid("school_id"))
        .col(col::uuid("unit_id"))
        .col(col::uuid("announced_by"))
        .col(col::timestamp_with_time_zone("announced_at"))
        .col(col::text("purpose"))
        .col(col::date("planned_on"))
        .col(col::integer("planned_minutes"))
        .col(col::date("on_day"))
        .col(col::integer("minutes"))
        .col(col::text("state"))
        .col(col::text("state_data"))
        .col(col::big_integer("version"))
        .to_owned()
}
