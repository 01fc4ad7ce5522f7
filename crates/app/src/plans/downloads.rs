//! Fetching the file of a plan or of a piece of evidence.

use domain::access::{Act, Facts};
use kernel::{EvidenceId, FileId, PlanId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::rows::evidence;
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
    let county = reader.person().county.as_uuid();
    let piece = evidence::Entity::find_by_id(evidence.as_uuid())
        .filter(evidence::Column::CountyId.eq(county))
        .one(reader.db())
        .await?
        .ok_or(Error::Missing)?;
    let known = store::task_by_id(reader.db(), reader.person(), piece.task_id).await?;
    reader.require(Act::ReadTask, known.facts)?;
    stored(app, reader, FileId::from_uuid(piece.file_id)).await
}
