//! Weeks that were confirmed, reports that were frozen, and the index by which a week finds its tasks.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema as col;
use sea_orm_migration::sea_orm::DbBackend;

/// The tables of the rhythm of the year.
pub(super) struct Rhythm;

impl MigrationName for Rhythm {
    fn name(&self) -> &'static str {
        "m0004_rhythm"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Rhythm {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(week_confirmations()).await?;
        manager.create_table(frozen_reports()).await?;
        let db = manager.get_connection();
        for index in [TASKS_HANDED_IN, REPORT_EDITIONS] {
            db.execute_unprepared(index).await?;
        }
        if manager.get_database_backend() == DbBackend::Sqlite {
            db.execute_unprepared(ITS_SHAPE).await?;
        }
        Ok(())
    }
}

/// Finds what was handed in during a week, and what never was.
const TASKS_HANDED_IN: &str = "CREATE INDEX tasks_handed_in \
    ON tasks (county_id, first_handed_in_on, due_on, state, unit_id)";
/// A period of a unit has each edition once.
const REPORT_EDITIONS: &str = "CREATE UNIQUE INDEX frozen_reports_edition \
    ON frozen_reports (unit_id, period, edition)";
/// What SQLite is told about it, as about the other indexes of tasks.
const ITS_SHAPE: &str = "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES \
    ('tasks', 'tasks_handed_in', '1000000 1000000 1000 100 50 1')";

fn week_confirmations() -> TableCreateStatement {
    Table::create()
        .table(Alias::new("week_confirmations"))
        .col(col::uuid("county_id"))
        .col(col::uuid("unit_id"))
        .col(col::text("week"))
        .col(col::uuid("confirmed_by"))
        .col(col::timestamp_with_time_zone("confirmed_at"))
        .primary_key(Index::create().col("unit_id").col("week"))
        .to_owned()
}

fn frozen_reports() -> TableCreateStatement {
    Table::create()
        .table(Alias::new("frozen_reports"))
        .col(col::uuid("id").primary_key())
        .col(col::uuid("county_id"))
        .col(col::text("kind"))
        .col(col::text("period"))
        .col(col::uuid("unit_id"))
        .col(col::integer("edition"))
        .col(col::text("data"))
        .col(col::text("sha256"))
        .col(col::uuid("frozen_by"))
        .col(col::timestamp_with_time_zone("frozen_at"))
        .to_owned()
}
