//! Lists from workbooks: drafts, what was carried out, and the mappings that are remembered.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema as col;

/// The tables of imports.
pub(super) struct Intake;

impl MigrationName for Intake {
    fn name(&self) -> &'static str {
        "m0015_intake"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Intake {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [drafts(), mappings(), imports(), rows()] {
            manager.create_table(table).await?;
        }
        for index in INDEXES {
            manager.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

const INDEXES: [&str; 2] = [
    "CREATE INDEX import_drafts_account ON import_drafts (account_id, brought_at)",
    "CREATE INDEX imports_county ON imports (county_id, made_at)",
];

fn drafts() -> TableCreateStatement {
    Table::create()
        .table(Alias::new("import_drafts"))
        .col(col::uuid("id").primary_key())
        .col(col::uuid("county_id"))
        .col(col::uuid("account_id"))
        .col(col::text("template"))
        .col(col::text("sha256"))
        .col(col::big_integer("bytes"))
        .col(col::text("name"))
        .col(col::text("media_type"))
        .col(col::timestamp_with_time_zone("brought_at"))
        .col(col::text_null("choice"))
        .to_owned()
}

fn mappings() -> TableCreateStatement {
    Table::create()
        .table(Alias::new("import_mappings"))
        .col(col::uuid("county_id"))
        .col(col::text("template"))
        .col(col::text("fingerprint"))
        .col(col::text("mapping"))
        .primary_key(Index::create().col("county_id").col("template").col("fingerprint"))
        .to_owned()
}

fn imports() -> TableCreateStatement {
    Table::create()
        .table(Alias::new("imports"))
        .col(col::uuid("id").primary_key())
        .col(col::uuid("county_id"))
        .col(col::text("template"))
        .col(col::uuid("file_id"))
        .col(col::text("name"))
        .col(col::text("sha256"))
        .col(col::big_integer("rows"))
        .col(col::big_integer("left_out"))
        .col(col::uuid("made_by"))
        .col(col::timestamp_with_time_zone("made_at"))
        .col(col::uuid_null("undone_by"))
        .col(col::timestamp_with_time_zone_null("undone_at"))
        .col(col::text_null("undo_reason"))
        .col(col::big_integer("version"))
        .to_owned()
}

fn rows() -> TableCreateStatement {
    Table::create()
        .table(Alias::new("import_rows"))
        .col(col::uuid("import_id"))
        .col(col::big_integer("row"))
        .col(col::uuid("county_id"))
        .col(col::uuid("subject_id"))
        .primary_key(Index::create().col("import_id").col("row"))
        .to_owned()
}
