//! What units were called and where they stood, what ties them, and the master data of schools.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema as col;

/// The tables around units.
pub(super) struct Units;

impl MigrationName for Units {
    fn name(&self) -> &'static str {
        "m0013_units"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Units {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [past_names(), past_places(), ties(), school_records(), pupil_counts()] {
            manager.create_table(table).await?;
        }
        for index in INDEXES {
            manager.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

const INDEXES: [&str; 3] = [
    "CREATE UNIQUE INDEX school_records_code ON school_records (county_id, code)",
    "CREATE INDEX ties_unit ON ties (unit_id)",
    "CREATE INDEX ties_to ON ties (to_id)",
];

fn table(name: &'static str) -> TableCreateStatement {
    Table::create().table(Alias::new(name)).col(col::uuid("county_id")).to_owned()
}

fn past_names() -> TableCreateStatement {
    table("past_names")
        .col(col::uuid("unit_id"))
        .col(col::date("last_on"))
        .col(col::text("name_zh"))
        .col(col::text("name_en"))
        .primary_key(Index::create().col("unit_id").col("last_on"))
        .to_owned()
}

fn past_places() -> TableCreateStatement {
    table("past_places")
        .col(col::uuid("unit_id"))
        .col(col::text("line"))
        .col(col::date("last_on"))
        .col(col::uuid_null("above_id"))
        .primary_key(Index::create().col("unit_id").col("line").col("last_on"))
        .to_owned()
}

fn ties() -> TableCreateStatement {
    table("ties")
        .col(col::uuid("id").primary_key())
        .col(col::text("kind"))
        .col(col::uuid("unit_id"))
        .col(col::uuid("to_id"))
        .col(col::uuid_null("post_id"))
        .col(col::date("first_on"))
        .col(col::date_null("last_on"))
        .col(col::big_integer("version"))
        .to_owned()
}

fn school_records() -> TableCreateStatement {
    table("school_records")
        .col(col::uuid("unit_id").primary_key())
        .col(col::text_null("code"))
        .col(col::text_null("area"))
        .col(col::integer_null("campuses"))
        .to_owned()
}

fn pupil_counts() -> TableCreateStatement {
    table("pupil_counts")
        .col(col::uuid("unit_id"))
        .col(col::text("term"))
        .col(col::integer("pupils"))
        .col(col::integer("boarders"))
        .primary_key(Index::create().col("unit_id").col("term"))
        .to_owned()
}
