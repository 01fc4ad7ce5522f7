//! The tables held against each other and against the files: what no page would show.

use anyhow::{Context as _, Result};
use bench::{Site, hexadecimal};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement};
use sha2::{Digest as _, Sha256};

/// What must never be found, and how it is asked for.
const NEVER: [(&str, &str); 4] = [
    (
        "tasks handed in without evidence",
        "SELECT count(*) FROM tasks t WHERE state = 'handed-in' AND NOT EXISTS \
         (SELECT 1 FROM evidence e WHERE e.task_id = t.id)",
    ),
    (
        "evidence of tasks that were not handed in",
        "SELECT count(*) FROM evidence e JOIN tasks t ON t.id = e.task_id \
         WHERE t.state IN ('assigned', 'accepted', 'withdrawn')",
    ),
    (
        "evidence without the event of its hand-in",
        "SELECT count(*) FROM evidence e WHERE NOT EXISTS (SELECT 1 FROM events v \
         WHERE v.subject_id = e.task_id AND v.kind = 'task-handed-in')",
    ),
    (
        "evidence without its file's row",
        "SELECT count(*) FROM evidence e WHERE NOT EXISTS \
         (SELECT 1 FROM files f WHERE f.id = e.file_id)",
    ),
];

/// Everything that is wrong, one line each.
pub(crate) async fn faults(site: &Site) -> Result<Vec<String>> {
    let db = site.database().await?;
    let mut faults = Vec::new();
    for (what, ask) in NEVER {
        let count: i64 = rows(&db, ask).await?.first().context("no row")?.try_get_by_index(0)?;
        if count > 0 {
            faults.push(format!("{count} {what}"));
        }
    }
    for row in rows(&db, "SELECT DISTINCT sha256 FROM files").await? {
        let sha256: String = row.try_get_by_index(0)?;
        let stored = std::fs::read(site.stored_file(&sha256));
        let is_same = stored.is_ok_and(|bytes| hexadecimal(&Sha256::digest(bytes)) == sha256);
        if !is_same {
            faults.push(format!("the stored file {sha256} is gone or another one"));
        }
    }
    db.close().await?;
    Ok(faults)
}

async fn rows(db: &DatabaseConnection, ask: &str) -> Result<Vec<sea_orm::QueryResult>> {
    Ok(db.query_all_raw(Statement::from_string(db.get_database_backend(), ask)).await?)
}
