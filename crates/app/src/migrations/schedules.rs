//! The phases and milestones of plans.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema as col;

/// The table of schedules.
pub(super) struct Schedules;

impl MigrationName for Schedules {
    fn name(&self) -> &'static str {
        "m0006_schedules"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Schedules {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let schedules = Table::create()
            .table(Alias::new("plan_schedules"))
            .col(col::uuid("plan_id").primary_key())
            .col(col::uuid("county_id"))
            .col(col::text("phases"))
            .col(col::text("milestones"))
            .col(col::big_integer("version"))
            .to_owned();
        manager.create_table(schedules).await
    }
}
