//! Parts of a passage know their place in the document, recurring duties whom they left out, and
//! a letter of one day is found without reading all.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema as col;

/// The columns and the index.
pub(super) struct PlansInFull;

impl MigrationName for PlansInFull {
    fn name(&self) -> &'static str {
        "m0012_plans_in_full"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for PlansInFull {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One by one: SQLite adds one column at a time.
        for (table, column) in [("plan_nodes", "source_runs"), ("duties", "left_out")] {
            let column = col::text(column).default("[]").to_owned();
            let table = Table::alter().table(Alias::new(table)).add_column(column).to_owned();
            manager.alter_table(table).await?;
        }
        manager.get_connection().execute_unprepared(POSTED).await?;
        Ok(())
    }
}

/// Holds all that is asked, so that the letters themselves are not read.
const POSTED: &str = "CREATE INDEX outbox_posted ON outbox \
     (county_id, letter, reference, account_id)";
