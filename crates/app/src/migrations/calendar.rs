//! The tables of the calendar: terms, and the holiday notices that a county loaded.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema as col;

/// Terms and holiday notices.
pub(super) struct Calendar;

impl MigrationName for Calendar {
    fn name(&self) -> &'static str {
        "m0002_calendar"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Calendar {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(terms()).await?;
        manager.create_table(holiday_notices()).await
    }
}

fn terms() -> TableCreateStatement {
    Table::create()
        .table(Alias::new("terms"))
        .col(col::uuid("county_id"))
        .col(col::integer("school_year"))
        .col(col::integer("number"))
        .col(col::date("first_on"))
        .col(col::date("last_on"))
        .col(col::big_integer("version"))
        .primary_key(Index::create().col("county_id").col("school_year").col("number"))
        .to_owned()
}

fn holiday_notices() -> TableCreateStatement {
    Table::create()
        .table(Alias::new("holiday_notices"))
        .col(col::uuid("id").primary_key())
        .col(col::uuid("county_id"))
        .col(col::integer("year"))
        .col(col::text("notice"))
        .col(col::timestamp_with_time_zone("loaded_at"))
        .to_owned()
}
