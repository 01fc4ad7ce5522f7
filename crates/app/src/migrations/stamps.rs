//! Plans whose tasks want four stamps, and the stamps.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema as col;

/// The tables of stamps.
pub(super) struct Stamps;

impl MigrationName for Stamps {
    fn name(&self) -> &'static str {
        "m0008_stamps"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Stamps {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(choices()).await?;
        manager.create_table(stamps()).await?;
        let db = manager.get_connection();
        db.execute_unprepared("CREATE INDEX stamps_task ON stamps (task_id)").await?;
        db.execute_unprepared("CREATE UNIQUE INDEX stamps_supersedes ON stamps (supersedes)")
            .await?;
        Ok(())
    }
}

fn choices() -> TableCreateStatement {
    Table::create()
        .table(Alias::new("stamp_choices"))
        .col(col::uuid("plan_id").primary_key())
        .col(col::uuid("county_id"))
        .col(col::boolean("wanted"))
        .col(col::text("reason"))
        .col(col::date("since"))
        .col(col::big_integer("version"))
        .to_owned()
}

fn stamps() -> TableCreateStatement {
    Table::create()
        .table(Alias::new("stamps"))
        .col(col::uuid("id").primary_key())
        .col(col::uuid("county_id"))
        .col(col::uuid("task_id"))
        .col(col::text("kind"))
        .col(col::date("on_day"))
        .col(col::text("reference"))
        .col(col::uuid("given_by"))
        .col(col::timestamp_with_time_zone("given_at"))
        .col(col::uuid_null("supersedes"))
        .to_owned()
}
