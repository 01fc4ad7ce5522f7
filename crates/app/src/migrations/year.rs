//! Standing duties and pledges: where a duty comes from, the text that both sides confirm, and
//! what the county leaves out of its year.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema as col;

/// The columns of duties and the table of omissions.
pub(super) struct Year;

impl MigrationName for Year {
    fn name(&self) -> &'static str {
        "m0009_year"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Year {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column a statement.
        for column in [col::text_null("standing"), col::text_null("pledge")] {
            let add = Table::alter().table(Alias::new("duties")).add_column(column).to_owned();
            manager.alter_table(add).await?;
        }
        manager.create_table(standing_omissions()).await?;
        manager.get_connection().execute_unprepared(DUTIES_STANDING).await?;
        Ok(())
    }
}

/// A county asks each standing duty once.
const DUTIES_STANDING: &str = "CREATE UNIQUE INDEX duties_standing ON duties (county_id, standing) \
    WHERE state = 'in-force'";

fn standing_omissions() -> TableCreateStatement {
    Table::create()
        .table(Alias::new("standing_omissions"))
        .col(col::uuid("county_id"))
        .col(col::text("standing"))
        .col(col::uuid("omitted_by"))
        .col(col::timestamp_with_time_zone("omitted_at"))
        .col(col::text("reason"))
        .primary_key(Index::create().col("county_id").col("standing"))
        .to_owned()
}
