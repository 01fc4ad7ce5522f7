//! The story of an outline.

use domain::access::{Act, Facts};
use domain::plans::OUTLINE_KINDS;
use kernel::PlanId;

use super::super::get_plan;
use crate::record::{Happening, story_of};
use crate::{Reader, Result};

/// What happened to the outline of a plan, oldest first.
///
/// # Errors
/// [`crate::Error::Missing`], or a fault.
pub async fn outline_story(reader: &Reader<'_>, plan: PlanId) -> Result<Vec<Happening>> {
    reader.require(Act::ReadPlan, Facts::COUNTY)?;
    let plan = get_plan(reader, plan).await?;
    let story = story_of(reader.db(), plan.county.as_uuid(), plan.id.as_uuid()).await?;
    let of_outline = |event: &Happening| OUTLINE_KINDS.contains(&event.kind.as_str());
    Ok(story.into_iter().filter(of_outline).collect())
}
