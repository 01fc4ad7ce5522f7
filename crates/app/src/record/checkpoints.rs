//! The signed head of the log, and copies of it outside the database.

use sea_orm::{ConnectionTrait, EntityTrait};
use vault::checkpoint::{SignedCheckpoint, VerifierKey};

use super::log::HEAD;
use super::rows::log_heads;
use crate::{App, Database, Error, KeyStore, Result, backup};

/// The public key that checkpoints of this installation are signed by.
pub fn verifier_key(keys: &KeyStore) -> &VerifierKey {
    keys.checkpoint_key().verifier()
}

/// The signed checkpoint over the whole log, as text.
///
/// # Errors
/// A fault of the database.
pub async fn current_checkpoint(app: &App) -> Result<String> {
    checkpoint_in(app.read()).await
}

/// The same of data that are only looked at: nothing is written or brought up to date.
///
/// # Errors
/// An [`crate::Obstacle`], or a fault of the database.
pub async fn stored_checkpoint(database: &Database) -> Result<String> {
    database.look(async |db| checkpoint_in(db).await).await
}

async fn checkpoint_in<C: ConnectionTrait>(db: &C) -> Result<String> {
    let head = log_heads::Entity::find_by_id(HEAD).one(db).await?;
    Ok(head.ok_or_else(|| Error::fault("the log has no head"))?.checkpoint)
}

/// Whether there is a log, and its head is signed with these keys.
///
/// # Errors
/// A fault of the database.
pub(crate) async fn is_signed_by<C: ConnectionTrait>(db: &C, keys: &KeyStore) -> Result<bool> {
    if !backup::tables(db).await?.iter().any(|table| table == "log_heads") {
        return Ok(false);
    }
    let head = log_heads::Entity::find_by_id(HEAD).one(db).await?;
    let head = head.and_then(|head| SignedCheckpoint::parse(head.checkpoint).ok());
    let key = verifier_key(keys);
    Ok(head.is_some_and(|head| head.verify_origin(key.name(), key).is_ok()))
}

/// Writes the current checkpoint to `checkpoints/latest.txt`, whole or not at all. A tail of the
/// log cut off together with its head is seen only against such a copy, so it belongs on
/// another disk.
///
/// # Errors
/// A fault of the database or the disk.
pub async fn keep_checkpoint_outside(app: &App) -> Result<()> {
    let text = current_checkpoint(app).await?;
    let folder = app.settings().installation.checkpoints();
    tokio::fs::create_dir_all(&folder).await?;
    let (new, latest) = (folder.join("latest.new"), folder.join("latest.txt"));
    tokio::fs::write(&new, text).await?;
    Ok(tokio::fs::rename(new, latest).await?)
}
