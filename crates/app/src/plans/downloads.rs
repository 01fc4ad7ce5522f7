//! Fetching the file of a plan or of a piece of evidence.

use domain::access::{Act, Facts};
use kernel::{EvidenceId, FileId, PlanId};
use sea_orm::EntityTrait;

use super::rows::{evidence, tasks};
use super::{get_plan, store};
use crate::files::{StoredFile, stored};
use crate::{App, Error, Reader, Result};

/// The document of a plan, for who may read plans.
///
/// # Errors
/// [`Error::Missing`], or a fault.
pub async fn file_of_plan(app: &App, reader: &Reader<'_>, plan: PlanId) -> Result<StoredFile> {
    reader.require(Act::ReadPlan, Facts::COUNTY)?;
    let plan = get_plan(reader, plan).await?;
    stored(app, reader, plan.file).await
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
    let piece = evidence::Entity::find_by_id(evidence.as_uuid()).one(reader.db()).await?;
    let piece = piece.ok_or(Error::Missing)?;
    let task = tasks::Entity::find_by_id(piece.task_id).one(reader.db()).await?;
    let no = task.ok_or(Error::Missing)?.into_domain()?.no;
    // Found again by its number inside the person's county.
    let known = store::task(reader.db(), reader.person(), no).await?;
    reader.require(Act::ReadTask, known.facts)?;
    if known.task.id.as_uuid() != piece.task_id {
        return Err(Error::Missing);
    }
    stored(app, reader, FileId::from_uuid(piece.file_id)).await
}
