//! One moment of a `PostgreSQL` database, as a file of JSON lines per table; no tool is needed.
//!
//! A line is a row as `row_to_json` writes it and `json_populate_recordset` reads it, so that
//! any schema goes through as long as both sides have seen the same steps. The schema has no
//! foreign keys; the day it gets one, it must be deferrable, for tables come back in the order
//! of their names.

use std::path::Path;

use futures_util::TryStreamExt;
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, IsolationLevel, Statement,
    StreamTrait, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use tokio::fs::File;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, BufWriter};

use super::facts::{Facts, statement};
use super::manifest::Manifest;
use super::snapshot::require_counts;
use crate::migrations::Steps;
use crate::{Database, Error, Result};

/// Bytes of rows that go to the server in one statement, about.
const BATCH: usize = 1 << 20;

/// The part of a table.
pub(super) fn part_name(table: &str) -> String {
    format!("table-{table}.jsonl")
}

/// Copies every table into `folder`, as of one moment; writers do not wait.
pub(super) async fn copy_out(database: &Database, folder: &Path) -> Result<Facts> {
    let db = database.open_for_reading().await?;
    let moment = (Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly));
    let transaction = db.begin_with_config(moment.0, moment.1).await?;
    let facts = Facts::read(&transaction).await?;
    for table in facts.counts.keys() {
        write_table(&transaction, table, &folder.join(part_name(table))).await?;
    }
    transaction.commit().await?;
    db.close().await?;
    Ok(facts)
}

async fn write_table(db: &DatabaseTransaction, table: &str, to: &Path) -> Result<()> {
    let mut file = BufWriter::new(File::create_new(to).await?);
    let ask = format!("SELECT row_to_json(t)::text FROM \"{table}\" t");
    let mut rows = db.stream_raw(statement(db, &ask)).await?;
    while let Some(row) = rows.try_next().await? {
        let line: String = row.try_get_by_index(0)?;
        file.write_all(line.as_bytes()).await?;
        file.write_all(b"\n").await?;
    }
    Ok(file.flush().await?)
}

/// Brings the tables of a backup into an empty database: schema and rows in one transaction.
pub(super) async fn bring_in(database: &Database, folder: &Path, from: &Manifest) -> Result<()> {
    let db = database.open_for_writing().await?;
    let transaction = db.begin().await?;
    let steps = u32::try_from(from.steps.len()).map_err(Error::fault)?;
    Steps::up(&transaction, Some(steps)).await?;
    // What the steps themselves wrote is in the backup too.
    transaction.execute_unprepared("SET CONSTRAINTS ALL DEFERRED").await?;
    for table in from.counts.keys() {
        transaction.execute_unprepared(&format!("DELETE FROM \"{table}\"")).await?;
        read_table(&transaction, table, &folder.join(part_name(table))).await?;
    }
    require_counts(&transaction, from).await?;
    transaction.commit().await?;
    Ok(db.close().await?)
}

async fn read_table(db: &DatabaseTransaction, table: &str, from: &Path) -> Result<()> {
    let mut lines = BufReader::new(File::open(from).await?).lines();
    let mut batch = String::new();
    while let Some(line) = lines.next_line().await? {
        batch.push(if batch.is_empty() { '[' } else { ',' });
        batch.push_str(&line);
        if batch.len() >= BATCH {
            insert(db, table, std::mem::take(&mut batch)).await?;
        }
    }
    if batch.is_empty() { Ok(()) } else { insert(db, table, batch).await }
}

async fn insert(db: &DatabaseTransaction, table: &str, mut rows: String) -> Result<()> {
    rows.push(']');
    let sql = format!(
        "INSERT INTO \"{table}\" \
         SELECT * FROM json_populate_recordset(NULL::\"{table}\", CAST($1 AS text)::json)"
    );
    let insert = Statement::from_sql_and_values(DbBackend::Postgres, sql, [rows.into()]);
    db.execute_raw(insert).await?;
    Ok(())
}
