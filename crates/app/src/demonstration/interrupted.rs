//! A making that was interrupted on a server, where no folder grows beside that could simply be
//! removed. What it left is known by its log: the head is signed, from the moment in which the
//! tables appear, with a key that was made for this making alone.

use sea_orm::{ConnectOptions, ConnectionTrait, TransactionTrait};
use sea_orm_migration::MigratorTrait;

use crate::migrations::Steps;
use crate::record::is_signed_by;
use crate::shell::writing;
use crate::{Database, KeyStore, Result, backup};

/// Whether the database has no table at all; a making takes none but an empty one.
///
/// # Errors
/// An [`crate::Obstacle`], or a fault of the database.
pub async fn is_empty(database: &Database) -> Result<bool> {
    let db = database.open_for_reading().await?;
    let tables = backup::tables(&db).await;
    db.close().await?;
    Ok(tables?.is_empty())
}

/// Drops what an interrupted making with these `keys` left in the database, all at once. What
/// has another log, or is no table of this program, stays.
///
/// # Errors
/// An [`crate::Obstacle`], or a fault of the database.
pub async fn take_back(database: &Database, keys: &KeyStore) -> Result<()> {
    let db = database.open_for_writing().await?;
    let transaction = db.begin_with_options(writing()).await?;
    if is_signed_by(&transaction, keys).await? {
        for table in own_tables().await? {
            transaction.execute_unprepared(&format!("DROP TABLE IF EXISTS \"{table}\"")).await?;
        }
    }
    transaction.commit().await?;
    Ok(db.close().await?)
}

/// The tables that the steps of the schema make: taken from a schema made for that.
async fn own_tables() -> Result<Vec<String>> {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).sqlx_logging(false);
    let db = sea_orm::Database::connect(options).await?;
    Steps::up(&db, None).await?;
    let tables = backup::tables(&db).await?;
    db.close().await?;
    Ok(tables)
}
