//! A second connection to the same database, beside the application: for tampering, and for
//! counting what the application would not show.

use std::fmt::Write as _;

use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use crate::engine::Engine;
use crate::world::World;

impl World {
    /// Runs one statement behind the application's back; answers how many rows it touched.
    pub async fn execute(&self, sql: &str) -> u64 {
        let db = self.beside().await;
        let done = db.execute_unprepared(sql).await.unwrap();
        db.close().await.unwrap();
        done.rows_affected()
    }

    /// The rows of `table` for which `condition` holds.
    pub async fn count(&self, table: &str, condition: &str) -> i64 {
        let db = self.beside().await;
        let ask = format!("SELECT count(*) FROM {table} WHERE {condition}");
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), ask)).await;
        let count = row.unwrap().unwrap().try_get_by_index(0).unwrap();
        db.close().await.unwrap();
        count
    }

    /// How many rows every table has that a command can write: to see that nothing changed.
    pub async fn row_counts(&self) -> Vec<(&'static str, i64)> {
        const TABLES: [&str; 34] = [
            "plans",
            "plan_nodes",
            "kept_tasks",
            "plan_schedules",
            "office_aliases",
            "duty_offices",
            "tasks",
            "evidence",
            "files",
            "recusals",
            "grants",
            "departures",
            "stamp_choices",
            "stamps",
            "school_visits",
            "terms",
            "holiday_notices",
            "events",
            "audit_leaves",
            "outbox",
            "form_keys",
            "reminders",
            "api_tokens",
            "imports",
            "import_rows",
            "import_mappings",
            "units",
            "past_names",
            "past_places",
            "ties",
            "school_records",
            "pupil_counts",
            "posts",
            "tenures",
        ];
        let mut counts = Vec::new();
        for table in TABLES {
            counts.push((table, self.count(table, "1 = 1").await));
        }
        counts
    }

    /// These bytes as the engine's SQL writes them.
    pub fn literal(&self, bytes: &[u8]) -> String {
        let mut hex = String::new();
        for byte in bytes {
            write!(hex, "{byte:02x}").unwrap();
        }
        match self.engine {
            Engine::Sqlite => format!("x'{hex}'"),
            Engine::Postgres => format!("'\\x{hex}'::bytea"),
        }
    }

    async fn beside(&self) -> DatabaseConnection {
        sea_orm::Database::connect(self.database.url()).await.unwrap()
    }
}
