//! Evidence that the unit handed in before and may hand in again, so that no school uploads
//! the same paper twice (过度留痕).

use std::cmp::Reverse;
use std::collections::HashSet;

use chrono::NaiveDate;
use domain::plans::{Earlier, EvidenceOrder, Task, likeness};
use kernel::{EvidenceId, FileId, local_date};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::rows::{evidence, tasks};
use crate::files::files;
use crate::shell::unreadable;
use crate::{Error, Reader, Result, Work};

/// Pieces that are looked at, the newest first.
const LOOKED_AT: u64 = 200;
/// Pieces that are offered.
const OFFERED: usize = 8;

/// A piece of evidence that can be handed in again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The piece.
    pub evidence: EvidenceId,
    /// The file's name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// The date it speaks of.
    pub effective_on: NaiveDate,
    /// The number of the task for which it was handed in.
    pub task: String,
    /// On which day.
    pub handed_in_on: NaiveDate,
}

/// What the unit of `task` handed in before: for the task itself, for the same measure and for
/// tasks of a similar title first; each file once.
pub(super) async fn offers(reader: &Reader<'_>, task: &Task) -> Result<Vec<Offer>> {
    let of_unit = Query::select()
        .column(tasks::Column::Id)
        .from(tasks::Entity)
        .and_where(tasks::Column::UnitId.eq(task.unit.as_uuid()))
        .to_owned();
    let pieces = evidence::Entity::find()
        .filter(evidence::Column::CountyId.eq(task.county.as_uuid()))
        .filter(evidence::Column::TaskId.in_subquery(of_unit))
        .order_by_desc(evidence::Column::UploadedAt)
        .order_by_desc(evidence::Column::Id)
        .limit(LOOKED_AT)
        .all(reader.db())
        .await?;
    let ids = pieces.iter().map(|piece| piece.task_id);
    let of_tasks = tasks::Entity::find().filter(tasks::Column::Id.is_in(ids));
    let their_tasks = of_tasks.all(reader.db()).await?;
    let ids = pieces.iter().map(|piece| piece.file_id);
    let stored =
        files::Entity::find().filter(files::Column::Id.is_in(ids)).all(reader.db()).await?;
    let mut ranked = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let theirs = their_tasks.iter().find(|row| row.id == piece.task_id);
        let theirs = theirs.ok_or_else(|| unreadable("task"))?;
        let file = stored.iter().find(|file| file.id == piece.file_id);
        let file = file.ok_or_else(|| unreadable("file"))?;
        ranked.push((rank(task, theirs), file.sha256.clone(), offer(&piece, theirs, file)?));
    }
    ranked.sort_by_key(|(rank, ..)| Reverse(*rank));
    let mut known = HashSet::new();
    ranked.retain(|(_, sha256, _)| known.insert(sha256.clone()));
    Ok(ranked.into_iter().map(|(.., offer)| offer).take(OFFERED).collect())
}

/// How near the other task is: the same task, the same measure, then by its title.
fn rank(task: &Task, other: &tasks::Model) -> (bool, bool, usize) {
    let measure = task.origin.map(|origin| origin.measure.as_uuid());
    let same_measure = measure.is_some() && measure == other.measure_id;
    (other.id == task.id.as_uuid(), same_measure, likeness(&task.title, &other.title))
}

fn offer(piece: &evidence::Model, task: &tasks::Model, file: &files::Model) -> Result<Offer> {
    Ok(Offer {
        evidence: EvidenceId::from_uuid(piece.id),
        name: file.name.clone(),
        bytes: u64::try_from(file.bytes).map_err(Error::fault)?,
        effective_on: piece.effective_on,
        task: task.no.clone(),
        handed_in_on: local_date(piece.uploaded_at),
    })
}

/// The order to hand in again what the unit of `task` handed in before.
///
/// # Errors
/// [`Error::Missing`] for evidence of another unit.
pub(super) async fn order_again(
    work: &Work,
    task: &Task,
    earlier: EvidenceId,
) -> Result<EvidenceOrder> {
    let piece = evidence::Entity::find_by_id(earlier.as_uuid()).one(work.db()).await?;
    let piece = piece.ok_or(Error::Missing)?;
    tasks::Entity::find_by_id(piece.task_id)
        .filter(tasks::Column::UnitId.eq(task.unit.as_uuid()))
        .one(work.db())
        .await?
        .ok_or(Error::Missing)?;
    Ok(EvidenceOrder {
        id: EvidenceId::fresh(work.ids()),
        file: FileId::from_uuid(piece.file_id),
        effective_on: Some(piece.effective_on),
        earlier: Some(Earlier { evidence: earlier, uploaded_at: piece.uploaded_at }),
    })
}
