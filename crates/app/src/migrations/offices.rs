//! Which unit an office is that plans name, and which offices a duty names.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema as col;
use sea_orm_migration::sea_orm::DbBackend;

/// The tables of offices.
pub(super) struct Offices;

impl MigrationName for Offices {
    fn name(&self) -> &'static str {
        "m0005_offices"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Offices {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(office_aliases()).await?;
        manager.create_table(duty_offices()).await?;
        let db = manager.get_connection();
        for index in INDEXES {
            db.execute_unprepared(index).await?;
        }
        if manager.get_database_backend() == DbBackend::Sqlite {
            db.execute_unprepared(ITS_SHAPE).await?;
        }
        Ok(())
    }
}

const INDEXES: [&str; 3] = [
    "CREATE INDEX duty_offices_unit ON duty_offices (unit_id, duty_id)",
    "CREATE INDEX duty_offices_name ON duty_offices (county_id, name)",
    "CREATE INDEX tasks_duty_due ON tasks (duty_id, due_on, id, state, unit_id)",
];
/// What SQLite is told about the last, as about the other indexes of tasks.
const ITS_SHAPE: &str = "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES \
    ('tasks', 'tasks_duty_due', '1000000 500 170 1 1 1')";

fn office_aliases() -> TableCreateStatement {
    Table::create()
        .table(Alias::new("office_aliases"))
        .col(col::uuid("county_id"))
        .col(col::text("name"))
        .col(col::uuid_null("unit_id"))
        .primary_key(Index::create().col("county_id").col("name"))
        .to_owned()
}

fn duty_offices() -> TableCreateStatement {
    Table::create()
        .table(Alias::new("duty_offices"))
        .col(col::uuid("county_id"))
        .col(col::uuid("duty_id"))
        .col(col::text("name"))
        .col(col::text("role"))
        .col(col::uuid_null("unit_id"))
        .primary_key(Index::create().col("duty_id").col("name"))
        .to_owned()
}
