//! Roles are held by grants, from a day to a day; people leave.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema as col;

/// The tables of grants and departures.
pub(super) struct People;

impl MigrationName for People {
    fn name(&self) -> &'static str {
        "m0007_people"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for People {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(grants()).await?;
        manager.create_table(departures()).await?;
        for index in INDEXES {
            manager.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

const INDEXES: [&str; 5] = [
    "CREATE INDEX grants_account ON grants (account_id)",
    "CREATE INDEX grants_unit ON grants (unit_id)",
    "CREATE INDEX grants_role ON grants (county_id, role)",
    "CREATE INDEX grants_place ON grants (stands_in_for) WHERE stands_in_for IS NOT NULL",
    "CREATE INDEX departures_county ON departures (county_id, state, last_on)",
];

fn grants() -> TableCreateStatement {
    Table::create()
        .table(Alias::new("grants"))
        .col(col::uuid("id").primary_key())
        .col(col::uuid("county_id"))
        .col(col::uuid("account_id"))
        .col(col::uuid("unit_id"))
        .col(col::text("role"))
        .col(col::uuid_null("stands_in_for"))
        .col(col::date("first_on"))
        .col(col::date_null("last_on"))
        .col(col::text("reason"))
        .col(col::uuid_null("given_by"))
        .col(col::timestamp_with_time_zone("given_at"))
        .col(col::timestamp_with_time_zone_null("ended_at"))
        .col(col::text_null("end_reason"))
        .col(col::big_integer("version"))
        .to_owned()
}

fn departures() -> TableCreateStatement {
    Table::create()
        .table(Alias::new("departures"))
        .col(col::uuid("account_id").primary_key())
        .col(col::uuid("county_id"))
        .col(col::uuid("unit_id"))
        .col(col::date("last_on"))
        .col(col::uuid_null("successor_id"))
        .col(col::text("reason"))
        .col(col::uuid("decided_by"))
        .col(col::timestamp_with_time_zone("decided_at"))
        .col(col::text("state"))
        .col(col::big_integer("version"))
        .to_owned()
}
