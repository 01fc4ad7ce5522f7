//! The text of a pledge with its hash.

use domain::plans::{Pledge, PledgeText, Task, TaskRefusal};
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};
use sha2::{Digest, Sha256};
use vault::Hex;

use crate::plans::rows::duties;
use crate::{Result, Work};

/// The text as it will be asked from now on; `None` if there is none.
///
/// # Errors
/// [`TaskRefusal::PledgeIncomplete`].
pub(in crate::plans) fn frozen(words: Option<&PledgeText>) -> Result<Option<Pledge>> {
    let words = words.map(PledgeText::tidy).transpose()?.flatten();
    Ok(words.map(|words| {
        let sha256 = Hex(&Sha256::digest(words.canonical().as_bytes())).to_string();
        Pledge { words, sha256 }
    }))
}

/// The pledge that a task is about, if it is one.
pub(super) async fn pledge_of<C: ConnectionTrait>(db: &C, task: &Task) -> Result<Option<Pledge>> {
    let text: Option<Option<String>> = duties::Entity::find_by_id(task.duty.as_uuid())
        .select_only()
        .column(duties::Column::Pledge)
        .into_tuple()
        .one(db)
        .await?;
    Ok(text.flatten().map(|text| serde_json::from_str(&text)).transpose()?)
}

/// Files are handed in for other tasks only.
///
/// # Errors
/// [`TaskRefusal::PledgeAsked`].
pub(in crate::plans) async fn require_none(work: &Work, task: &Task) -> Result<()> {
    match pledge_of(work.db(), task).await? {
        None => Ok(()),
        Some(_) => Err(TaskRefusal::PledgeAsked.into()),
    }
}
