//! What a backup must know of its database, asked in plain SQL: the data may be older than the
//! program, so that the row types of today need not fit.

use std::collections::BTreeMap;

use kernel::CountyId;
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement, TryGetable};

use super::files::Kept;
use crate::{Error, Result};

/// Tables that are no part of a backup; they stand empty in it.
/// API tokens stand with the sessions: what was revoked since must not open again by a restore.
pub(super) const EPHEMERA: [&str; 6] =
    ["sessions", "throttles", "form_keys", "kept_uploads", "import_drafts", "api_tokens"];
/// The table that the migrations keep.
pub(crate) const STEPS: &str = "seaql_migrations";

/// What there is in a database at one moment.
#[derive(Debug)]
pub(super) struct Facts {
    pub(super) steps: Vec<String>,
    pub(super) counts: BTreeMap<String, u64>,
    pub(super) files: Vec<Kept>,
    pub(super) checkpoint: String,
}

impl Facts {
    /// Reads them; `db` must show one moment.
    pub(super) async fn read<C: ConnectionTrait>(db: &C) -> Result<Self> {
        let mut checkpoint = column(db, "SELECT checkpoint FROM log_heads WHERE id = 1").await?;
        Ok(Self {
            steps: steps(db).await?,
            counts: counts(db).await?,
            files: kept(db).await?,
            checkpoint: checkpoint.pop().ok_or_else(|| Error::fault("the log has no head"))?,
        })
    }
}

/// The names of the steps of the schema that the data have seen, in order.
pub(crate) async fn steps<C: ConnectionTrait>(db: &C) -> Result<Vec<String>> {
    column(db, &format!("SELECT version FROM {STEPS} ORDER BY version")).await
}

/// Rows by table, without ephemera.
pub(super) async fn counts<C: ConnectionTrait>(db: &C) -> Result<BTreeMap<String, u64>> {
    let mut counts = BTreeMap::new();
    for table in tables(db).await?.into_iter().filter(|it| is_kept(it)) {
        let count: Vec<i64> = column(db, &format!("SELECT count(*) FROM \"{table}\"")).await?;
        let count = count.first().copied().unwrap_or_default();
        counts.insert(table, u64::try_from(count).map_err(Error::fault)?);
    }
    Ok(counts)
}

/// Every table of the database; none in a new one.
pub(crate) async fn tables<C: ConnectionTrait>(db: &C) -> Result<Vec<String>> {
    let sql = match db.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT table_name::text FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1"
        }
        _ => {
            "SELECT name FROM sqlite_schema \
             WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1"
        }
    };
    column(db, sql).await
}

/// The files that rows name, each once.
pub(super) async fn kept<C: ConnectionTrait>(db: &C) -> Result<Vec<Kept>> {
    let sql = "SELECT DISTINCT sha256, bytes FROM files ORDER BY sha256";
    let row = |row: &QueryResult| {
        let bytes: i64 = row.try_get_by_index(1)?;
        let bytes = u64::try_from(bytes).map_err(Error::fault)?;
        Ok(Kept { sha256: row.try_get_by_index(0)?, bytes })
    };
    db.query_all_raw(statement(db, sql)).await?.iter().map(row).collect()
}

/// The counties.
pub(super) async fn counties<C: ConnectionTrait>(db: &C) -> Result<Vec<CountyId>> {
    let ids = column(db, "SELECT id FROM counties ORDER BY id").await?;
    Ok(ids.into_iter().map(CountyId::from_uuid).collect())
}

fn is_kept(table: &str) -> bool {
    table != STEPS && !EPHEMERA.contains(&table)
}

/// A statement without values.
pub(super) fn statement<C: ConnectionTrait>(db: &C, sql: &str) -> Statement {
    Statement::from_string(db.get_database_backend(), sql)
}

/// The first column of the answer.
async fn column<T: TryGetable, C: ConnectionTrait>(db: &C, sql: &str) -> Result<Vec<T>> {
    let rows = db.query_all_raw(statement(db, sql)).await?;
    let values: std::result::Result<_, _> =
        rows.iter().map(|row| row.try_get_by_index(0)).collect();
    Ok(values?)
}
