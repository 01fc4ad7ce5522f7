//! The outline of a plan can be corrected, and a plan can replace another.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema as col;

/// The columns and the table of the outline and of editions.
pub(super) struct OutlineAndEditions;

impl MigrationName for OutlineAndEditions {
    fn name(&self) -> &'static str {
        "m0003_outline"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for OutlineAndEditions {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            let table = Table::alter().table(Alias::new(table)).add_column(column).to_owned();
            manager.alter_table(table).await?;
        }
        manager.create_table(kept_tasks()).await?;
        let db = manager.get_connection();
        db.execute_unprepared("CREATE UNIQUE INDEX plans_supersedes ON plans (supersedes)").await?;
        Ok(())
    }
}

/// One by one: SQLite adds one column at a time.
fn columns() -> Vec<(&'static str, ColumnDef)> {
    let stands = r#"{"state":"stands"}"#;
    vec![
        ("plans", col::uuid_null("supersedes")),
        ("plans", col::big_integer("outline_version").default(1).to_owned()),
        ("plan_nodes", col::text("times").default("[]").to_owned()),
        ("plan_nodes", col::integer("source_start").default(0).to_owned()),
        ("plan_nodes", col::integer("source_end").default(0).to_owned()),
        ("plan_nodes", col::text("state").default("stands").to_owned()),
        ("plan_nodes", col::text("state_data").default(stands).to_owned()),
        ("plan_nodes", col::text_null("original")),
        ("plan_nodes", col::uuid_null("split_from")),
    ]
}

fn kept_tasks() -> TableCreateStatement {
    Table::create()
        .table(Alias::new("kept_tasks"))
        .col(col::uuid("county_id"))
        .col(col::uuid("plan_id"))
        .col(col::uuid("task_id"))
        .col(col::timestamp_with_time_zone("kept_at"))
        .primary_key(Index::create().col("plan_id").col("task_id"))
        .to_owned()
}
