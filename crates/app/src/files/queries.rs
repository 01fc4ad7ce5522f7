//! A file on its way out. Files are fetched only through the thing they belong to, so that its
//! rights hold; this step asks for none.

use std::path::PathBuf;

use kernel::FileId;
use sea_orm::EntityTrait;

use super::rows::files;
use crate::{App, Error, Reader, Result};

/// A file to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// Its name.
    pub name: String,
    /// What it is.
    pub media_type: String,
    /// Its size.
    pub bytes: u64,
    /// Where its bytes stand.
    pub path: PathBuf,
}

/// The file with this id.
///
/// # Errors
/// [`Error::Missing`], or a fault.
pub(crate) async fn stored(app: &App, reader: &Reader<'_>, id: FileId) -> Result<StoredFile> {
    let row = files::Entity::find_by_id(id.as_uuid()).one(reader.db()).await?;
    let row = row.ok_or(Error::Missing)?;
    Ok(StoredFile {
        path: app.files().path_of(&row.sha256),
        bytes: u64::try_from(row.bytes).map_err(Error::fault)?,
        name: row.name,
        media_type: row.media_type,
    })
}
