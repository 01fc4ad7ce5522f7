//! Fetching a file: only through the thing it belongs to, so that its rights hold.

use std::path::PathBuf;

use domain::access::{Act, Facts};
use kernel::{EvidenceId, PlanId};
use sea_orm::EntityTrait;

use super::rows::files;
use crate::{App, Error, Reader, Result, plans};

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

/// The file of a piece of evidence, for who may see its task.
///
/// # Errors
/// [`Error::Missing`], or a fault.
pub async fn file_of_evidence(
    app: &App,
    reader: &Reader<'_>,
    evidence: EvidenceId,
) -> Result<StoredFile> {
    let file = plans::file_of_visible_evidence(reader, evidence).await?;
    stored(app, reader, file).await
}

/// The document of a plan, for who may read plans.
///
/// # Errors
/// [`Error::Missing`], or a fault.
pub async fn file_of_plan(app: &App, reader: &Reader<'_>, plan: PlanId) -> Result<StoredFile> {
    reader.require(Act::ReadPlan, Facts::COUNTY)?;
    let plan = plans::get_plan(reader, plan).await?;
    stored(app, reader, plan.file.as_uuid()).await
}

async fn stored(app: &App, reader: &Reader<'_>, id: uuid::Uuid) -> Result<StoredFile> {
    let row = files::Entity::find_by_id(id).one(reader.db()).await?.ok_or(Error::Missing)?;
    Ok(StoredFile {
        path: app.files().path_of(&row.sha256),
        bytes: u64::try_from(row.bytes).map_err(Error::fault)?,
        name: row.name,
        media_type: row.media_type,
    })
}
