//! A second connection to the same database, beside the application: for tampering, and for
//! counting what the application would not show.

use std::fmt::Write as _;

use sea_orm::{ConnectionTrait, DatabaseConnection, QueryResult, Statement};

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
        const TABLES: [&str; 35] = [
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
            "invitations",
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

    /// In how many fields of the whole database this text stands in clear, be it text or bytes.
    pub async fn fields_with(&self, text: &str) -> i64 {
        let hex = text.bytes().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
        let mut found = 0;
        for (table, column) in self.columns().await {
            let stands = match self.engine {
                Engine::Sqlite => format!("instr(lower(hex(\"{column}\")), '{hex}') > 0"),
                Engine::Postgres => format!(
                    "position('{hex}' in \"{column}\"::text) > 0 OR \
                     position('{hex}' in encode(convert_to(\"{column}\"::text, 'UTF8'), 'hex')) > 0"
                ),
            };
            found += self.count(&format!("\"{table}\""), &stands).await;
        }
        found
    }

    /// Every column of every table.
    async fn columns(&self) -> Vec<(String, String)> {
        let ask = match self.engine {
            Engine::Sqlite => {
                "SELECT tables.name, columns.name FROM sqlite_master AS tables, \
                 pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'"
            }
            Engine::Postgres => {
                "SELECT table_name::text, column_name::text FROM information_schema.columns \
                 WHERE table_schema = 'public'"
            }
        };
        let db = self.beside().await;
        let ask = Statement::from_string(db.get_database_backend(), ask);
        let rows = db.query_all_raw(ask).await.unwrap();
        db.close().await.unwrap();
        let name = |row: &QueryResult, index| row.try_get_by_index(index).unwrap();
        rows.iter().map(|row| (name(row, 0), name(row, 1))).collect()
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
